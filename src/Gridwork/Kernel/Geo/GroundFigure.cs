using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Gridwork.Kernel.Geo;

/// <param name="X">Where its name stands, inside it.</param>
public sealed record GroundPart(string Key, string Path, double X, double Y);

/// <summary>Shapes as the paths of an SVG: degrees as they lie, an east one shortened as it is at the picture's middle; a thousand units for the longer side.</summary>
public sealed record GroundFigure(double Width, double Height, IReadOnlyList<GroundPart> Parts)
{
    private const double Longer = 1000;
    private const double Margin = 10;

    /// <summary>Null where nothing is drawn.</summary>
    public static GroundFigure? Of(IReadOnlyList<(string Key, Geometry Shape)> shapes)
    {
        if (shapes.Count == 0)
        {
            return null;
        }

        var over = new Envelope();
        foreach (var (_, shape) in shapes)
        {
            over.ExpandToInclude(shape.EnvelopeInternal);
        }

        var shortened = Math.Cos(Ellipsoid.Radians(over.Centre.Y));
        var scale = Longer / Math.Max(over.Width * shortened, over.Height);
        (double X, double Y) At(Coordinate c) => (Margin + ((c.X - over.MinX) * shortened * scale), Margin + ((over.MaxY - c.Y) * scale));
        return new GroundFigure(
            (over.Width * shortened * scale) + (2 * Margin), (over.Height * scale) + (2 * Margin),
            [.. shapes.Select(s => (s.Key, Path: Path(s.Shape, At), Middle: At(s.Shape.InteriorPoint.Coordinate))).Select(p => new GroundPart(p.Key, p.Path, p.Middle.X, p.Middle.Y))]);
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
