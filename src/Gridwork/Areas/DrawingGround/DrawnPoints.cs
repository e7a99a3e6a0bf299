using System.Globalization;
using System.Text.Json;
using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using NetTopologySuite.Geometries;

namespace Gridwork.Areas.DrawingGround;

public sealed record PointLineUnreadable(int Line) : Problem.Invalid("ground.point-line", $"Line {Line} is not longitude and latitude.");

/// <summary>The corners of one shape as text: a line each, longitude and then latitude. The shape closes by itself.</summary>
public static class DrawnPoints
{
    public static Result<IReadOnlyList<Spot>> Read(string? text)
    {
        List<Spot> points = [];
        foreach (var (line, nr) in (text ?? "").Split('\n').Select((line, at) => (line.Trim(), at + 1)).Where(l => l.Item1.Length > 0))
        {
            var parts = line.Replace('\uFF0C', ',').Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 2 || !Number(parts[0], out var lon) || !Number(parts[1], out var lat))
            {
                return new PointLineUnreadable(nr);
            }

            var spot = Spot.Of(lon, lat);
            if (!spot.Ok)
            {
                return spot.Problem;
            }

            points.Add(spot.Value);
        }

        return points;
    }

    /// <summary>As <see cref="DrawGround"/> takes it from a file.</summary>
    public static string GeoJson(AreaCode place, IReadOnlyList<Spot> points) => JsonSerializer.Serialize(new
    {
        type = "Feature",
        properties = new { code = place.Value },
        geometry = new { type = "Polygon", coordinates = new[] { points.Concat(points.Take(1)).Select(p => new[] { p.Lon, p.Lat }) } },
    });

    /// <summary>Null of a shape in parts, or with a hole: that is drawn by file only.</summary>
    public static string? Of(Geometry shape) => shape is Polygon { NumInteriorRings: 0 } simple
        ? string.Join('\n', simple.ExteriorRing.Coordinates.SkipLast(1).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.X:0.######}, {c.Y:0.######}")))
        : null;

    private static bool Number(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
