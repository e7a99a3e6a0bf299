using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>Who serves where today.</summary>
[Authorize(Policy = Can.ReadUnits)]
internal sealed class UnitsPage(GridworkDb db, Caller caller, AreaBooks books, Words words, TimeProvider clock) : PageModel
{
    public sealed record PostLine(string Person, string Role, string Area, Guid? Unit, DateOnly From, DateOnly? To);

    public sealed record UnitLine(string Name, UnitKind Kind, string Area, string Phone, IReadOnlyList<PostLine> Posts);

    public IReadOnlyList<UnitLine> Units { get; private set; } = [];

    /// <summary>Posts in an area itself: grid workers and the like.</summary>
    public IReadOnlyList<PostLine> OnTheGround { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        var scope = caller.Scope(Can.ReadUnits);
        var day = CivilTime.DayOf(clock.GetUtcNow());
        var book = await books.Today(ct);
        var posts = await Posts(scope, day, book, ct);
        var units = await db.In<Unit>(scope).AsNoTracking()
            .Where(u => u.ValidFrom <= day && (u.ValidTo == null || u.ValidTo >= day)).ToListAsync(ct);
        var ofUnit = posts.ToLookup(p => p.Unit);
        Units = [.. units.OrderBy(u => u.Area.Value, StringComparer.Ordinal).ThenBy(u => u.Id.Value)
            .Select(u => new UnitLine(u.Name, u.Kind, book.FullName(u.Area), u.Phone, [.. ofUnit[u.Id.Value]]))];
        OnTheGround = [.. ofUnit[null]];
    }

    private async Task<IReadOnlyList<PostLine>> Posts(AreaScope scope, DateOnly day, AreaBook book, CancellationToken ct)
    {
        var rows = await (
            from post in db.In<Post>(scope).AsNoTracking()
            where post.From <= day && (post.To == null || post.To >= day)
            join account in db.Users on post.Account equals account.Id
            join role in db.Everywhere<Role>() on post.Role equals role.Key
            select new { account.Name, role.Zh, role.En, post.Area, post.Unit, post.From, post.To }).ToListAsync(ct);
        return [.. rows.OrderBy(r => r.Area.Value, StringComparer.Ordinal).ThenBy(r => r.From)
            .Select(r => new PostLine(r.Name, words.Language == "en" ? r.En : r.Zh, book.FullName(r.Area), r.Unit?.Value, r.From, r.To))];
    }
}
