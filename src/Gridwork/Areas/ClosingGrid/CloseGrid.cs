using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.ClosingGrid;

/// <summary>Ends a grid with its last day. The row and its number stay.</summary>
internal sealed class CloseGrid(GridworkDb db, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        [Required]
        public DateOnly? LastDay { get; set; }

        [Required, StringLength(200)]
        public string? Reason { get; set; }
    }

    public async Task<Problem?> Run(AreaCode grid, Form form, CancellationToken ct)
    {
        if (Area.KindOf(grid) is not (AreaKind.Grid or AreaKind.MicroGrid)
            || await db.AreasIn(caller.Scope(Can.ManageAreas)).SingleOrDefaultAsync(a => a.Code == grid, ct) is not { } area)
        {
            return new NoSuchArea();
        }

        var last = form.LastDay!.Value;
        // Everywhere: the grid was found in the caller's scope; who serves in it counts, whoever they are.
        if (await db.Everywhere<Post>().CountAsync(p => p.Area == grid && (p.To == null || p.To > last), ct) is > 0 and var posts)
        {
            return new StillServed(posts, last);
        }

        if (area.Close(last) is { } refused)
        {
            return refused;
        }

        db.Trail(caller, "grids.close", grid.Value, grid, $"{Days.Iso(last)} {form.Reason!.Trim()}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return null;
    }
}
