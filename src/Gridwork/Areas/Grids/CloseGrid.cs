using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>Ends a grid with its last day. The row and its number stay.</summary>
internal sealed class CloseGrid(GridworkDb db, Caller caller)
{
    public async Task<Problem?> Run(AreaCode grid, DateOnly lastDay, CancellationToken ct)
    {
        if (Area.KindOf(grid) is not (AreaKind.Grid or AreaKind.MicroGrid)
            || await db.AreasIn(caller.Scope(Can.ManageAreas)).SingleOrDefaultAsync(a => a.Code == grid, ct) is not { } area)
        {
            return new NoSuchArea();
        }

        if (area.Close(lastDay) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(ct);
        return null;
    }
}
