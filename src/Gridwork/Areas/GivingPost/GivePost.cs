using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.GivingPost;

/// <summary>Gives a person a role in a unit or in an area, for good or until a day: a deputy's ends by itself.</summary>
internal sealed class GivePost(GridworkDb db, Administrators administrators, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        /// <summary>The name under which the person signs in.</summary>
        [Required, StringLength(60)]
        public string? Person { get; set; }

        [Required, StringLength(40)]
        public string? Role { get; set; }

        public Guid? Unit { get; set; }

        /// <summary>Where no unit is named.</summary>
        [StringLength(18)]
        public string? Area { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }
    }

    public async Task<Result<PostId>> Run(Form form, CancellationToken ct)
    {
        var person = await Person(form, ct);
        if (!person.Ok)
        {
            return person.Problem;
        }

        if (!await db.Everywhere<Role>().AnyAsync(r => r.Key == form.Role, ct))
        {
            return new NoSuchRole(form.Role!);
        }

        var made = await Make(form, person.Value, ct);
        if (made is not { Ok: true, Value: { } post })
        {
            return made.Problem!;
        }

        // Everywhere: the person's own posts, wherever they are: who keeps the machine in one village and the rights in another is both.
        var others = await db.Everywhere<Post>().AsNoTracking().Where(p => p.Account == post.Account).ToListAsync(ct);
        var roles = await db.Everywhere<Role>().AsNoTracking().ToDictionaryAsync(r => r.Key, StringComparer.Ordinal, ct);
        if (PostRules.Against(post, others, roles, administrators) is { } refused)
        {
            return refused;
        }

        db.Add(post);
        db.Trail(caller, "posts.give", form.Person!.Trim(), post.Area, Days.Span(post), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return post.Id;
    }

    private async Task<Result<PersonId>> Person(Form form, CancellationToken ct)
    {
        var name = form.Person!.Trim().ToUpperInvariant();
        var id = await db.Users.Where(a => a.NormalizedUserName == name).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(ct);
        return id is not { } found ? new NoSuchPerson() : caller.Id.Value == found ? new PostToYourself() : new PersonId(found);
    }

    private async Task<Result<Post>> Make(Form form, PersonId person, CancellationToken ct)
    {
        var scope = caller.Scope(Can.ManagePosts);
        if (form.Unit is null == string.IsNullOrWhiteSpace(form.Area))
        {
            return new PostInOnePlace();
        }

        var (from, to) = (form.From!.Value, form.To);
        if (form.Unit is { } key)
        {
            var id = new UnitId(key);
            return await db.In<Unit>(scope).SingleOrDefaultAsync(u => u.Id == id, ct) is { } unit ? PostRules.Make(unit, person, form.Role!, from, to) : new NoSuchUnit();
        }

        return AreaCode.TryParse(form.Area, out var area) && await db.AreasIn(scope).SingleOrDefaultAsync(a => a.Code == area, ct) is { } place
            ? PostRules.Make(place, person, form.Role!, from, to)
            : new NoSuchArea();
    }
}
