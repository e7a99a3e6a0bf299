using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>What lies inside an area, the closed ones too; in a township the villages with their grids. Without a code, where the caller's reach begins.</summary>
[Authorize(Policy = Can.ReadAreas)]
internal sealed class AreasPage(GridworkDb db, Caller caller, AreaBooks books) : PageModel
{
    public sealed record Row(string Code, string Name, AreaKind Kind, GridKind? Grid, DateOnly From, DateOnly? To);

    public sealed record Place(string Code, string Name);

    public Place? Here { get; private set; }

    public Place? Up { get; private set; }

    /// <summary>Those that followed it, with the day and the paper that says so; none while it stands.</summary>
    public IReadOnlyList<(Place Place, Succession By)> Heirs { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool MayRecode => caller.May(Can.ManageAreas);

    public async Task<IActionResult> OnGet(string? code, CancellationToken ct)
    {
        var reach = caller.Scope(Can.ReadAreas);
        var book = await books.Today(ct);
        var asked = AreaCode.TryParse(code, out var named) ? named : (AreaCode?)null;
        if (code is not null && (asked is not { } place || !reach.Contains(place) || book.Find(place) is null))
        {
            return NotFound();
        }

        List<AreaCode> tops = [.. book.Roots(reach)];
        var inside = asked ?? (tops is [var only] ? only : null as AreaCode?);
        if (inside is { } area)
        {
            Here = new Place(area.Value, book.Name(area));
            Up = area.Parent is { } above && reach.Contains(above) ? new Place(above.Value, book.Name(above)) : null;
            Heirs = [.. book.Lineage.HeirsOf(area).Select(s => (new Place(s.New.Value, book.Name(s.New)), s))];
        }

        var areas = await db.AreasIn(inside is { } one ? new AreaScope(one) : reach).AsNoTracking().ToListAsync(ct);
        Rows = [.. areas
            .Where(a => inside is not { } top ? tops.Contains(a.Code) : a.Code != top && Shown(top, a.Code))
            .OrderBy(a => a.Code.Value, StringComparer.Ordinal)
            .Select(a => new Row(a.Code.Value, AreaNames.Short(a.NameOn(book.Day)), a.Kind, a.GridKind, a.ValidFrom, a.ValidTo))];
        return Page();
    }

    private static bool Shown(AreaCode top, AreaCode code) =>
        code.Parent == top || (Area.KindOf(top) is AreaKind.Town && code.Parent?.Parent == top);
}
