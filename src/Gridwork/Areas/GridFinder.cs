using System.Collections.Concurrent;
using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>Which grid a point lies in, by the boundaries of the day, kept in memory until a place or a boundary changes.</summary>
internal sealed class GridFinder(GridworkDb db, CurrentSite site, AreaBooks books, GridFinder.Known known)
{
    /// <summary>Null where no boundary is drawn around it.</summary>
    public async Task<AreaCode?> At(double lon, double lat, CancellationToken ct)
    {
        var (codes, index) = await Now(ct);
        return index.Find(lon, lat) is var at && at != CellIndex.None ? codes[at] : null;
    }

    private async Task<(AreaCode[] Codes, CellIndex Index)> Now(CancellationToken ct)
    {
        // A book is made anew whenever a place or a boundary changed, and each day.
        var book = await books.Today(ct);
        if (known.Kept.TryGetValue(site.Value.Code, out var kept) && ReferenceEquals(kept.Book, book))
        {
            return (kept.Codes, kept.Index);
        }

        // Everywhere: where grids lie is no secret, and whoever asks may stand anywhere.
        var drawn = await db.Everywhere<Boundary>().AsNoTracking().Where(b => b.ValidFrom <= book.Day && (b.ValidTo == null || b.ValidTo >= book.Day)).OrderBy(b => b.Area).ToListAsync(ct);
        var grids = drawn.Where(b => Area.KindOf(b.Area) is AreaKind.Grid && book.Stands(b.Area)).ToList();
        AreaCode[] codes = [.. grids.Select(b => b.Area)];
        var index = CellIndex.Of(grids.ConvertAll(b => b.Shape));
        known.Kept[site.Value.Code] = (book, codes, index);
        return (codes, index);
    }

    public sealed class Known
    {
        public ConcurrentDictionary<string, (AreaBook Book, AreaCode[] Codes, CellIndex Index)> Kept { get; } = new(StringComparer.Ordinal);
    }
}
