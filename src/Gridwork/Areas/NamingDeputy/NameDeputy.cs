using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.NamingDeputy;

public sealed record DeputyOfYourself() : Problem.Conflict("deputy.of-yourself", "Nobody is their own deputy.");

public sealed record DeputyOfDeputy() : Problem.Conflict("deputy.of-deputy", "A deputy names no deputy: that is done by whose post it is.");

public sealed record DeputyOutlives(DateOnly Last) : Problem.Invalid("deputy.outlives", $"The post ends on {Days.Iso(Last)}; a deputy does not last longer.");

public sealed record DeputyBackdated() : Problem.Invalid("deputy.backdated", "A deputy begins today or later: what was done before was not done for anybody.");

public sealed record DeputyOfAdministrator() : Problem.Conflict("deputy.of-administrator", "The deputy of one of the three administrators is given by the security administrator, at the posts.");

/// <summary>
/// Somebody stands in for the holder of a post, from a day to a day: they may what the post may, each act says for whom, and at the end it
/// is over by itself. The holder names them, or whoever keeps the posts.
/// </summary>
internal sealed class NameDeputy(GridworkDb db, Administrators administrators, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        /// <summary>The name under which the deputy signs in.</summary>
        [Required, StringLength(60)]
        public string? Person { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required]
        public DateOnly? To { get; set; }
    }

    /// <summary>A post of today or later: one's own, or one that the caller keeps.</summary>
    public Task<Post?> Find(PostId id, bool keeps, CancellationToken ct)
    {
        var (me, day) = (caller.Id.Value, CivilTime.DayOf(clock.GetUtcNow()));
        // Everywhere: one's own posts, wherever they are.
        var mine = keeps ? db.In<Post>(caller.Scope(Can.ManagePosts)) : db.Everywhere<Post>().Where(p => p.Account == me);
        return mine.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && (p.To == null || p.To >= day), ct);
    }

    public async Task<Problem?> Run(PostId id, Form form, bool keeps, CancellationToken ct)
    {
        if (await Find(id, keeps, ct) is not { } post)
        {
            return new NoSuchPost();
        }

        var name = form.Person!.Trim().ToUpperInvariant();
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedUserName == name && a.ClosedAt == null, ct) is not { } deputy)
        {
            return new NoSuchPerson();
        }

        var roles = await db.Everywhere<Role>().AsNoTracking().ToDictionaryAsync(r => r.Key, StringComparer.Ordinal, ct);
        if (Bars(post, deputy, form, keeps, roles) is { } barred)
        {
            return barred;
        }

        var made = post.Deputise(deputy.Person, form.From!.Value, form.To!.Value);
        if (made is not { Ok: true, Value: { } stands })
        {
            return made.Problem;
        }

        // Everywhere: the deputy's own posts, wherever they are, as when a post is given.
        var others = await db.Everywhere<Post>().AsNoTracking().Where(p => p.Account == deputy.Id).ToListAsync(ct);
        if (PostRules.Against(stands, others, roles, administrators) is { } refused)
        {
            return refused;
        }

        db.Add(stands);
        db.Trail(caller, "posts.deputy", deputy.UserName!, stands.Area, Days.Span(stands), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return null;
    }

    private Problem? Bars(Post post, Account deputy, Form form, bool keeps, Dictionary<string, Role> roles) =>
        post.DeputyOf is not null ? new DeputyOfDeputy()
        : deputy.Id == post.Account ? new DeputyOfYourself()
        : keeps && deputy.Person == caller.Id ? new PostToYourself()
        : !keeps && administrators.In(roles[post.Role].Permissions).Count > 0 ? new DeputyOfAdministrator()
        : form.From < CivilTime.DayOf(clock.GetUtcNow()) ? new DeputyBackdated()
        : null;
}
