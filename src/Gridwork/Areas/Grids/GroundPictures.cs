using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Gridwork.Areas;

/// <summary>A village's grids, or a town's villages, as they are drawn: a picture, and the same in rows.</summary>
/// <param name="Here">The one that is meant; null when all are.</param>
/// <param name="Pin">Shown where it lies within the picture.</param>
public sealed record GroundPicture(AreaCode Area, string Village, GroundFigure Figure, IReadOnlyList<GroundRow> Rows, AreaCode? Here, Spot? Pin = null)
{
    /// <summary>In the picture's units; null without a pin, and where it lies outside.</summary>
    public (double X, double Y)? PinAt => Pin is { } pin && Figure.Frame.Put(pin.Lon, pin.Lat) is var (x, y) && x >= 0 && y >= 0 && x <= Figure.Width && y <= Figure.Height ? (x, y) : null;
}

/// <param name="Number">As it stands in the picture: the end of its code.</param>
public sealed record GroundRow(AreaCode Code, string Number, string Name, long SquareMetres);

internal sealed class GroundPictures(GridworkDb db, AreaBooks books)
{
    /// <summary>The picture in which a place is best shown: of its village's grids, or of the town's villages; null where neither is drawn.</summary>
    public async Task<GroundPicture?> Around(AreaCode place, CancellationToken ct) => Area.KindOf(place) switch
    {
        AreaKind.Grid or AreaKind.MicroGrid => await Of(place.Parent!.Value, place, ct),
        AreaKind.Village => await Of(place, here: null, ct) ?? await Of(place.Parent!.Value, place, ct),
        AreaKind.Town => await Of(place, here: null, ct),
        _ => null,
    };

    /// <summary>Null where nothing directly beneath is drawn.</summary>
    /// <param name="village">Or a town, of which its villages are shown.</param>
    public async Task<GroundPicture?> Of(AreaCode village, AreaCode? here, CancellationToken ct)
    {
        var book = await books.Today(ct);
        var (around, drawn) = await Drawn(book, village, ct);
        return drawn.Count > 0 && GroundFigure.Of(drawn.ConvertAll(b => (b.Area.Value, b.Shape)), around?.Shape) is { } figure
            ? new GroundPicture(village, book.Name(village), figure, drawn.ConvertAll(b => Row(book, b)), here)
            : null;
    }

    /// <summary>The ground on which a place is drawn: what stands beside it and around it; null where that is nothing, and no point is given.</summary>
    /// <param name="points">Its own corners so far.</param>
    public async Task<GroundPicture?> Beside(AreaCode place, IReadOnlyList<Spot> points, CancellationToken ct)
    {
        var (book, above) = (await books.Today(ct), place.Parent!.Value);
        var (around, drawn) = await Drawn(book, above, ct);
        var others = drawn.FindAll(b => b.Area != place);
        var also = new Envelope();
        foreach (var point in points)
        {
            also.ExpandToInclude(point.Lon, point.Lat);
        }

        return GroundFigure.Of(others.ConvertAll(b => (b.Area.Value, b.Shape)), around?.Shape, also) is { } figure
            ? new GroundPicture(above, book.Name(above), figure, others.ConvertAll(b => Row(book, b)), Here: null)
            : null;
    }

    private static GroundRow Row(AreaBook book, Boundary drawn) => new(drawn.Area, drawn.Area.Value[^3..].TrimStart('0'), book.Name(drawn.Area), drawn.SquareMetres);

    private async Task<(Boundary? Around, List<Boundary> Beneath)> Drawn(AreaBook book, AreaCode above, CancellationToken ct)
    {
        // Everywhere: the range of a grid is posted in every village.
        var all = (await db.Everywhere<Boundary>().AsNoTracking()
            .Where(b => b.Area >= above && b.Area <= above.Last && b.ValidFrom <= book.Day && (b.ValidTo == null || b.ValidTo >= book.Day)).ToListAsync(ct))
            .Where(b => book.Stands(b.Area)).ToList();
        return (all.Find(b => b.Area == above), [.. all.Where(b => b.Area.Parent == above).OrderBy(b => b.Area.Value, StringComparer.Ordinal)]);
    }
}
