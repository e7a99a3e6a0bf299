using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>The units that stand today, fifty at a time, and who serves in them. Posts in an area itself stand in the list of posts.</summary>
[Authorize(Policy = Can.ReadUnits)]
internal sealed class UnitsPage(GridworkDb db, Caller caller, AreaBooks books, Words words) : PageModel
{
    private const int PageSize = 50;

    public sealed record PostLine(string Person, string Role, Guid? Unit, DateOnly From, DateOnly? To);

    public sealed record UnitLine(UnitId Id, string Name, UnitKind Kind, string Area, string Phone, IReadOnlyList<PostLine> Posts);

    public IReadOnlyList<UnitLine> Units { get; private set; } = [];

    public string? Next { get; private set; }

    public bool MayManage => caller.May(Can.ManageAreas);

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public async Task OnGet(CancellationToken ct)
    {
        var scope = caller.Scope(Can.ReadUnits);
        var book = await books.Today(ct);
        var day = book.Day;
        var standing = db.In<Unit>(scope).AsNoTracking().Where(u => u.ValidFrom <= day && (u.ValidTo == null || u.ValidTo >= day));
        if (AfterRow.Read(After) is (var area, var key))
        {
            var last = new UnitId(key);
            standing = standing.Where(u => u.Area >= area && (u.Area != area || u.Id > last));
        }

        var units = await standing.OrderBy(u => u.Area).ThenBy(u => u.Id).Take(PageSize + 1).ToListAsync(ct);
        Next = units.Count > PageSize ? AfterRow.Mark(units[PageSize - 1].Area, units[PageSize - 1].Id.Value) : null;
        var ofUnit = (await Posts(scope, day, [.. units.Select(u => (UnitId?)u.Id)], ct)).ToLookup(p => p.Unit);
        Units = [.. units.Take(PageSize).Select(u => new UnitLine(u.Id, u.Name, u.Kind, book.FullName(u.Area), u.Phone, [.. ofUnit[u.Id.Value]]))];
    }

    private async Task<IReadOnlyList<PostLine>> Posts(AreaScope scope, DateOnly day, UnitId?[] units, CancellationToken ct)
    {
        var rows = await (
            from post in db.In<Post>(scope).AsNoTracking()
            where units.Contains(post.Unit) && post.From <= day && (post.To == null || post.To >= day)
            join account in db.Users on post.Account equals account.Id
            join role in db.Everywhere<Role>() on post.Role equals role.Key
            orderby post.From
            select new { account.Name, role.Zh, role.En, post.Unit, post.From, post.To }).ToListAsync(ct);
        return [.. rows.Select(r => new PostLine(r.Name, words.Language == "en" ? r.En : r.Zh, r.Unit?.Value, r.From, r.To))];
    }
}
