using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>What anybody may know of a grid: its name, who walks it, and the telephone of the office behind them; no person's own.</summary>
/// <param name="Office">Empty where no office of the village is registered.</param>
public sealed record GridFace(AreaCode Code, string Name, string Village, IReadOnlyList<string> Workers, string Office, string Phone);

internal sealed class GridFaces(GridworkDb db, AreaBooks books)
{
    /// <summary>The shipped role of grid workers; a site keeps its key when it renames it.</summary>
    public const string Worker = "grid-worker";

    /// <summary>Null where there is no such grid today.</summary>
    public async Task<GridFace?> Find(AreaCode grid, CancellationToken ct)
    {
        var book = await books.Today(ct);
        if (Area.KindOf(grid) is not AreaKind.Grid || !book.Stands(grid))
        {
            return null;
        }

        var (village, day) = (grid.Parent!.Value, book.Day);
        // Everywhere: who the grid worker is, and where the office can be called, are posted in every village.
        var posts = await db.Everywhere<Post>().AsNoTracking()
            .Where(p => p.Role == Worker && (p.Area == grid || p.Area == village) && p.From <= day && (p.To == null || p.To >= day))
            .Join(db.Everywhere<Account>().Where(a => a.ClosedAt == null), p => p.Account, a => a.Id, (p, a) => new { p.Area, a.Name }).ToListAsync(ct);
        var office = await db.Everywhere<Unit>().AsNoTracking()
            .Where(u => u.Area == village && u.Kind == UnitKind.VillageCommittee && u.ValidFrom <= day && (u.ValidTo == null || u.ValidTo >= day))
            .OrderBy(u => u.Id).Select(u => new { u.Name, u.Phone }).FirstOrDefaultAsync(ct);
        // Whoever serves the whole village is named only where the grid has nobody of its own.
        var own = posts.Exists(p => p.Area == grid) ? grid : village;
        return new GridFace(
            grid, book.Name(grid), book.FullName(village), [.. posts.Where(p => p.Area == own).Select(p => p.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            office?.Name ?? "", office?.Phone ?? "");
    }
}
