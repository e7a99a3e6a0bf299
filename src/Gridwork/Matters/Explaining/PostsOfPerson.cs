using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Explaining;

/// <summary>A post that somebody holds today, and what it lets them do where.</summary>
/// <param name="For">For whom they hold it, as a deputy.</param>
public sealed record HeldPost(string Role, string Place, AreaCode Area, UnitId? Unit, string? For, DateOnly From, DateOnly? To, IReadOnlyList<string> Permissions);

internal sealed class PostsOfPerson(GridworkDb db, AreaBooks books, Words words)
{
    // Everywhere: of a person whom the asker may ask about; where somebody serves says what they see.
    public async Task<IReadOnlyList<HeldPost>> Today(PersonId person, CancellationToken ct)
    {
        var book = await books.Today(ct);
        var rows = await (
            from post in db.Everywhere<Post>().AsNoTracking()
            where post.Account == person.Value && post.From <= book.Day && (post.To == null || post.To >= book.Day)
            join role in db.Everywhere<Role>() on post.Role equals role.Key
            join unit in db.Everywhere<Unit>() on post.Unit equals unit.Id into units
            from unit in units.DefaultIfEmpty()
            orderby post.From
            select new
            {
                post,
                role,
                Unit = unit == null ? null : unit.Name,
                For = db.Everywhere<Post>().Where(o => o.Id == post.DeputyOf).SelectMany(o => db.Users.Where(a => a.Id == o.Account).Select(a => a.Name)).FirstOrDefault(),
            }).ToListAsync(ct);
        return [.. rows.Select(r => new HeldPost(
            words.Language == WordBook.English ? r.role.En : r.role.Zh, r.Unit ?? book.FullName(r.post.Area), r.post.Area, r.post.Unit, r.For, r.post.From, r.post.To, r.role.Permissions))];
    }
}
