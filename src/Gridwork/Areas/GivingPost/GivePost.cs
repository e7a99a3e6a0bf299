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

        if ((form.To is { } last ? post.End(last) : null) is { } refused)
        {
            return refused;
        }

        if (await IsHeld(post, ct))
        {
            return new PostHeldAlready();
        }

        if (await Unites(post, ct) is { } united)
        {
            return united;
        }

        db.Add(post);
        db.Trail(caller, "posts.give", form.Person!.Trim(), post.Area, $"{post.Role} {Days.Iso(post.From)} {(post.To is { } to ? Days.Iso(to) : "")}".TrimEnd(), clock.GetUtcNow());
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

        var from = form.From!.Value;
        if (form.Unit is { } key)
        {
            var id = new UnitId(key);
            return await db.In<Unit>(scope).SingleOrDefaultAsync(u => u.Id == id, ct) is not { } unit ? new NoSuchUnit()
                : unit.ValidTo is { } ended && ended < from ? new UnitClosed(unit.Name, ended)
                : Post.In(unit, person, form.Role!, from);
        }

        return !AreaCode.TryParse(form.Area, out var area) || await db.AreasIn(scope).SingleOrDefaultAsync(a => a.Code == area, ct) is not { } place ? new NoSuchArea()
            : place.ValidTo is { } last && last < from ? new AreaClosed(area, last)
            : Post.At(area, person, form.Role!, from);
    }

    // Everywhere: the place was found in the caller's scope; the person's own posts there are asked.
    private Task<bool> IsHeld(Post post, CancellationToken ct) =>
        InTheseDays(post).AnyAsync(p => p.Role == post.Role && p.Unit == post.Unit && p.Area == post.Area, ct);

    // Wherever the other post is: who keeps the machine in one village and the rights in another is both.
    private async Task<Problem?> Unites(Post post, CancellationToken ct)
    {
        var keys = await InTheseDays(post).Select(p => p.Role).Distinct().ToListAsync(ct);
        var roles = await db.Everywhere<Role>().AsNoTracking().Where(r => keys.Contains(r.Key) || r.Key == post.Role).ToListAsync(ct);
        return administrators.In(roles.SelectMany(r => r.Permissions)) is [var one, var other, ..] ? new UnitesAdministrators(one, other) : null;
    }

    private IQueryable<Post> InTheseDays(Post post)
    {
        var until = post.To ?? DateOnly.MaxValue;
        return db.Everywhere<Post>().Where(p => p.Account == post.Account && p.From <= until && (p.To == null || p.To >= post.From));
    }
}
