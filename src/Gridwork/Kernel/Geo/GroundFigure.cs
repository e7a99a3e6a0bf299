using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Gridwork.Kernel.Geo;

/// <param name="X">Where its name stands, inside it.</param>
public sealed record GroundPart(string Key, string Path, double X, double Y);

/// <summary>How degrees lie in a picture: an east one shortened as it is at the picture's middle; a thousand units for the longer side.</summary>
/// <param name="Shortened">An east degree in north ones.</param>
/// <param name="Scale">Units for a north degree.</param>
public sealed record GroundFrame(double West, double North, double Shortened, double Scale)
{
    internal const double Longer = 1000;
    internal const double Margin = 10;

    public (double X, double Y) Put(double lon, double lat) => (Margin + ((lon - West) * Shortened * Scale), Margin + ((North - lat) * Scale));

    public (double Lon, double Lat) Read(double x, double y) => (West + ((x - Margin) / (Shortened * Scale)), North - ((y - Margin) / Scale));
}

/// <summary>Shapes as the paths of an SVG, with the frame in which they lie.</summary>
/// <param name="Around">The line around them all; null where none is drawn.</param>
public sealed record GroundFigure(double Width, double Height, GroundFrame Frame, IReadOnlyList<GroundPart> Parts, string? Around)
{
    /// <summary>How large it is shown when its longer side has so many pixels.</summary>
    public (int Width, int Height) Shown(int longer) =>
        ((int)Math.Round(longer * Width / Math.Max(Width, Height)), (int)Math.Round(longer * Height / Math.Max(Width, Height)));

    /// <summary>The degrees under a pixel of the picture shown so large.</summary>
    public (double Lon, double Lat) Read(int longer, int x, int y)
    {
        var unit = Math.Max(Width, Height) / longer;
        return Frame.Read(x * unit, y * unit);
    }

    /// <summary>Null where nothing is drawn.</summary>
    /// <param name="also">What must fit in although it is not drawn.</param>
    public static GroundFigure? Of(IReadOnlyList<(string Key, Geometry Shape)> shapes, Geometry? around = null, Envelope? also = null)
    {
        var over = new Envelope();
        foreach (var part in shapes.Select(s => s.Shape.EnvelopeInternal).Append(around?.EnvelopeInternal).Append(also).OfType<Envelope>())
        {
            over.ExpandToInclude(part);
        }

        if (over.IsNull || over.Diameter is 0)
        {
            return null;
        }

        var shortened = Math.Cos(Ellipsoid.Radians(over.Centre.Y));
        var scale = GroundFrame.Longer / Math.Max(over.Width * shortened, over.Height);
        var frame = new GroundFrame(over.MinX, over.MaxY, shortened, scale);
        (double X, double Y) At(Coordinate c) => frame.Put(c.X, c.Y);
        return new GroundFigure(
            (over.Width * shortened * scale) + (2 * GroundFrame.Margin), (over.Height * scale) + (2 * GroundFrame.Margin), frame,
            [.. shapes.Select(s => (s.Key, Path: Path(s.Shape, At), Middle: At(s.Shape.InteriorPoint.Coordinate))).Select(p => new GroundPart(p.Key, p.Path, p.Middle.X, p.Middle.Y))],
            around is null ? null : Path(around, At));
    }

    public string ViewBox => string.Create(CultureInfo.InvariantCulture, $"0 0 {Width:0.#} {Height:0.#}");

    private static string Path(Geometry shape, Func<Coordinate, (double X, double Y)> at)
    {
        var path = new StringBuilder();
        foreach (var ring in LinearComponentExtracter.GetLines(shape))
        {
            foreach (var (point, i) in ring.Coordinates.SkipLast(1).Select((c, i) => (at(c), i)))
            {
                path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{point.X:0.#} {point.Y:0.#}");
            }

            path.Append('Z');
        }

        return path.ToString();
    }
}
