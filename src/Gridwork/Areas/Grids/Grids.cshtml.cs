using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>The grids in the order of their numbers, the closed ones too, fifty at a time.</summary>
[Authorize(Policy = Can.ManageAreas)]
internal sealed class GridsPage(GridworkDb db, Caller caller, AreaBooks books, GroundPictures pictures) : PageModel
{
    private const int PageSize = 50;

    public sealed record Row(string Code, string Name, GridKind Kind, long? SquareMetres, DateOnly From, DateOnly? To);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Whose picture is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Village { get; set; }

    public IReadOnlyList<Choice> Villages { get; private set; } = [];

    public GroundPicture? Picture { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        var book = await books.Today(ct);
        var scope = caller.Scope(Can.ManageAreas);
        Villages = [.. book.Standing.Where(a => a.Kind is AreaKind.Village && scope.Contains(a.Code)).OrderBy(a => a.Code.Value, StringComparer.Ordinal).Select(a => new Choice(a.Code.Value, book.Name(a.Code)))];
        Picture = AreaCode.TryParse(Village, out var village) && scope.Contains(village) ? await pictures.Of(village, here: null, ct) : null;
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
