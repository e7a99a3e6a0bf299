using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>The grids in the order of their numbers, the closed ones too, fifty at a time.</summary>
[Authorize(Policy = Can.ManageAreas)]
internal sealed class GridsPage(GridworkDb db, Caller caller, AreaBooks books) : PageModel
{
    private const int PageSize = 50;

    public sealed record Row(string Code, string Name, GridKind Kind, long? SquareMetres, DateOnly From, DateOnly? To);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public async Task OnGet(CancellationToken ct)
    {
        var book = await books.Today(ct);
        var grids = db.AreasIn(caller.Scope(Can.ManageAreas)).AsNoTracking().Where(a => a.GridKind != null);
        if (AreaCode.TryParse(After, out var last))
        {
            grids = grids.Where(a => a.Code >= last && a.Code != last);
        }

        var rows = await grids.OrderBy(a => a.Code).Take(PageSize + 1).ToListAsync(ct);
        Next = rows.Count > PageSize ? rows[PageSize - 1].Code.Value : null;
        var codes = rows.ConvertAll(a => a.Code);
        var drawn = await db.In<Boundary>(caller.Scope(Can.ManageAreas)).Where(b => b.ValidTo == null && codes.Contains(b.Area)).ToDictionaryAsync(b => b.Area, b => b.SquareMetres, ct);
        Rows = [.. rows.Take(PageSize).Select(a => new Row(a.Code.Value, book.FullName(a.Code), a.GridKind!.Value, drawn.TryGetValue(a.Code, out var metres) ? metres : null, a.ValidFrom, a.ValidTo))];
    }
}
