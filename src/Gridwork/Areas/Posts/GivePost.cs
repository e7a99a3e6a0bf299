using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>Gives a person a role in a unit or in an area.</summary>
internal sealed class GivePost(GridworkDb db, Caller caller)
{
    public sealed class Form
    {
        [Required]
        public PersonId? Person { get; set; }

        [Required, StringLength(40)]
        public string Role { get; set; } = "";

        public UnitId? Unit { get; set; }

        /// <summary>Where no unit is named.</summary>
        public AreaCode? Area { get; set; }

        [Required]
        public DateOnly? From { get; set; }
    }

    public async Task<Result<PostId>> Run(Form form, CancellationToken ct)
    {
        var person = form.Person!.Value;
        if (!await db.Users.AnyAsync(a => a.Id == person.Value, ct))
        {
            return new NoSuchPerson();
        }

        if (!await db.Everywhere<Role>().AnyAsync(r => r.Key == form.Role, ct))
        {
            return new NoSuchRole(form.Role);
        }

        var made = await Make(form, person, ct);
        if (made is not { Ok: true, Value: { } post })
        {
            return made.Problem!;
        }

        db.Add(post);
        await db.SaveChangesAsync(ct);
        return post.Id;
    }

    private async Task<Result<Post>> Make(Form form, PersonId person, CancellationToken ct)
    {
        var scope = caller.Scope(Can.ManagePosts);
        if (form.Unit is { } id)
        {
            return await db.In<Unit>(scope).SingleOrDefaultAsync(u => u.Id == id, ct) is { } unit
                ? Post.In(unit, person, form.Role, form.From!.Value)
                : new NoSuchUnit();
        }

        return form.Area is { } area && await db.AreasIn(scope).AnyAsync(a => a.Code == area, ct)
            ? Post.At(area, person, form.Role, form.From!.Value)
            : new NoSuchArea();
    }
}
