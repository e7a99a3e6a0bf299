using System.Collections.Concurrent;
using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>Which grid or village a point lies in, by the boundaries of the day, kept in memory until a place or a boundary changes.</summary>
internal sealed class GridFinder(GridworkDb db, CurrentSite site, AreaBooks books, GridFinder.Known known)
{
    /// <summary>The grid; null where none is drawn around it.</summary>
    public async Task<AreaCode?> At(double lon, double lat, CancellationToken ct) => (await Now(ct)).Grids.At(lon, lat);

    /// <summary>The grid, or else the village; null where neither is drawn around it.</summary>
    public async Task<AreaCode?> PlaceAt(Spot spot, CancellationToken ct)
    {
        var (_, grids, villages) = await Now(ct);
        return grids.At(spot.Lon, spot.Lat) ?? villages.At(spot.Lon, spot.Lat);
    }

    private async Task<Drawn> Now(CancellationToken ct)
    {
        // A book is made anew whenever a place or a boundary changed, and each day.
        var book = await books.Today(ct);
        if (known.Kept.TryGetValue(site.Value.Code, out var kept) && ReferenceEquals(kept.Book, book))
        {
            return kept;
        }

        // Everywhere: where grids lie is no secret, and whoever asks may stand anywhere.
        var drawn = await db.Everywhere<Boundary>().AsNoTracking().Where(b => b.ValidFrom <= book.Day && (b.ValidTo == null || b.ValidTo >= book.Day)).OrderBy(b => b.Area).ToListAsync(ct);
        return known.Kept[site.Value.Code] = new Drawn(book, Of(AreaKind.Grid), Of(AreaKind.Village));

        Places Of(AreaKind kind)
        {
            var places = drawn.Where(b => Area.KindOf(b.Area) == kind && book.Stands(b.Area)).ToList();
            return new Places([.. places.Select(b => b.Area)], CellIndex.Of(places.ConvertAll(b => b.Shape)));
        }
    }

    internal sealed record Places(AreaCode[] Codes, CellIndex Index)
    {
        public AreaCode? At(double lon, double lat) => Index.Find(lon, lat) is var at && at != CellIndex.None ? Codes[at] : null;
    }

    internal sealed record Drawn(AreaBook Book, Places Grids, Places Villages);

    internal sealed class Known
    {
        public ConcurrentDictionary<string, Drawn> Kept { get; } = new(StringComparer.Ordinal);
    }
}
