using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>A village's grids as they are drawn: a picture, and the same in rows.</summary>
/// <param name="Here">The one that is meant; null when all are.</param>
public sealed record GroundPicture(string Village, GroundFigure Figure, IReadOnlyList<GroundRow> Rows, AreaCode? Here);

/// <param name="Number">As it stands in the picture: the end of its code.</param>
public sealed record GroundRow(AreaCode Code, string Number, string Name, long SquareMetres);

internal sealed class GroundPictures(GridworkDb db, AreaBooks books)
{
    /// <summary>Null where none of the village's grids is drawn.</summary>
    public async Task<GroundPicture?> Of(AreaCode village, AreaCode? here, CancellationToken ct)
    {
        var book = await books.Today(ct);
        // Everywhere: the range of a grid is posted in every village.
        var drawn = (await db.Everywhere<Boundary>().AsNoTracking()
            .Where(b => b.Area >= village && b.Area <= village.Last && b.ValidFrom <= book.Day && (b.ValidTo == null || b.ValidTo >= book.Day)).ToListAsync(ct))
            .Where(b => b.Area.Parent == village && book.Stands(b.Area)).OrderBy(b => b.Area.Value, StringComparer.Ordinal).ToList();
        return GroundFigure.Of(drawn.ConvertAll(b => (b.Area.Value, b.Shape))) is { } figure
            ? new GroundPicture(book.Name(village), figure, drawn.ConvertAll(b => new GroundRow(b.Area, b.Area.Value[^3..].TrimStart('0'), book.Name(b.Area), b.SquareMetres)), here)
            : null;
    }
}
