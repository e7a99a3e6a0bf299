using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Gridwork.Kernel.Geo;

/// <summary>One feature as it stood in the file: a shape, or why it is none.</summary>
/// <param name="Named">What the file calls it; empty when it does not say.</param>
public sealed record GroundFeature(int Number, string Named, Geometry? Shape, Problem? Why);

public sealed record GroundFile(IReadOnlyList<GroundFeature> Features);

/// <summary>Reads GeoJSON (RFC 7946). Nothing is guessed: a feature is taken as it stands, or refused with its reason.</summary>
public static class ReadGround
{
    public const int Decimals = 7;

    // GB 22021 and RFC 7946 allow more of the globe; what lies outside this is not in China.
    private static readonly Envelope China = new(73, 136, 3, 54);

    private static readonly string[] Known = ["CRS84", "4490", "4326"];

    private static readonly string[] Usual = ["code", "name"];

    public static GeometryFactory Shapes { get; } = new(new PrecisionModel(), 4490);

    /// <param name="property">The property that names the place; empty: <c>code</c>, or else <c>name</c>.</param>
    public static Result<GroundFile> Of(string text, string? property)
    {
        try
        {
            using var json = JsonDocument.Parse(text.TrimStart('\uFEFF'), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (OtherCrs(json.RootElement) is { } crs)
            {
                return new GroundOtherCrs(crs);
            }

            var features = Features(json.RootElement);
            return features.Count == 0 ? new GroundNoFeature() : new GroundFile([.. features.Select((f, i) => Read(i + 1, f, property))]);
        }
        catch (JsonException broken)
        {
            return new GroundNotJson((broken.LineNumber ?? 0) + 1);
        }
    }

    private static List<JsonElement> Features(JsonElement root) => Text(root, "type") switch
    {
        "Feature" => [root],
        "FeatureCollection" when root.TryGetProperty("features", out var all) && all.ValueKind is JsonValueKind.Array => [.. all.EnumerateArray()],
        _ => [],
    };

    // RFC 7946 dropped the member; older programs still write it.
    private static string? OtherCrs(JsonElement root)
    {
        var name = root.ValueKind is JsonValueKind.Object && root.TryGetProperty("crs", out var crs) && crs.ValueKind is JsonValueKind.Object && crs.TryGetProperty("properties", out var said)
            ? Text(said, "name")
            : "";
        return name.Length == 0 || Array.Exists(Known, k => name.EndsWith(k, StringComparison.OrdinalIgnoreCase)) ? null : name;
    }

    private static GroundFeature Read(int number, JsonElement feature, string? property)
    {
        var named = feature.ValueKind is JsonValueKind.Object && feature.TryGetProperty("properties", out var properties)
            ? (string.IsNullOrWhiteSpace(property) ? Usual : [property.Trim()]).Select(p => Text(properties, p)).FirstOrDefault(n => n.Length > 0) ?? ""
            : "";
        var shape = feature.ValueKind is JsonValueKind.Object && feature.TryGetProperty("geometry", out var drawn) ? Shape(drawn) : new GroundNotPolygon("");
        return new GroundFeature(number, named, shape.Value, shape.Problem);
    }

    private static Result<Geometry> Shape(JsonElement drawn)
    {
        var kind = Text(drawn, "type");
        if (kind is not ("Polygon" or "MultiPolygon") || !drawn.TryGetProperty("coordinates", out var points) || points.ValueKind is not JsonValueKind.Array)
        {
            return new GroundNotPolygon(kind);
        }

        List<Polygon> polygons = [];
        foreach (var one in kind is "Polygon" ? [points] : points.EnumerateArray().ToList())
        {
            if (Rings(one, polygons) is { } wrong)
            {
                return wrong;
            }
        }

        Geometry shape = polygons is [var only] ? only : Shapes.CreateMultiPolygon([.. polygons]);
        return shape.IsEmpty ? new GroundNotClosed() : Fault(shape) is { } fault ? fault : shape;
    }

    /// <summary>Why a shape in degrees cannot be a boundary; null when it can.</summary>
    private static GroundBroken? Fault(Geometry shape)
    {
        var check = new IsValidOp(shape);
        return check.IsValid ? null : new GroundBroken(Degrees(check.ValidationError.Coordinate.X), Degrees(check.ValidationError.Coordinate.Y));
    }

    private static Problem? Rings(JsonElement rings, List<Polygon> polygons)
    {
        List<LinearRing> read = [];
        foreach (var ring in rings.ValueKind is JsonValueKind.Array ? rings.EnumerateArray().ToList() : [])
        {
            var points = Points(ring);
            if (points.Problem is { } wrong)
            {
                return wrong;
            }

            if (points.Value is not [var first, _, _, .., var last] || !first.Equals2D(last))
            {
                return new GroundNotClosed();
            }

            read.Add(Shapes.CreateLinearRing(points.Value));
        }

        if (read.Count == 0)
        {
            return new GroundNotClosed();
        }

        polygons.Add(Shapes.CreatePolygon(read[0], [.. read.Skip(1)]));
        return null;
    }

    private static Result<Coordinate[]> Points(JsonElement ring)
    {
        List<Coordinate> points = [];
        foreach (var point in ring.ValueKind is JsonValueKind.Array ? ring.EnumerateArray().ToList() : [])
        {
            if (point.ValueKind is not JsonValueKind.Array || point.GetArrayLength() < 2 || !point[0].TryNumber(out var lon) || !point[1].TryNumber(out var lat))
            {
                return new GroundNotNumbers();
            }

            if (NotHere(lon, lat) is { } elsewhere)
            {
                return elsewhere;
            }

            points.Add(new Coordinate(Math.Round(lon, Decimals), Math.Round(lat, Decimals)));
        }

        return points.ToArray();
    }

    /// <summary>Why this is no point of China; null when it is one. The two ranges do not meet, so that a turned pair is known for certain.</summary>
    public static Problem? NotHere(double lon, double lat) =>
        China.Contains(lon, lat) ? null
        : China.Contains(lat, lon) ? new GroundTurned(Degrees(lat), Degrees(lon))
        : new GroundNotChina(Degrees(lon), Degrees(lat));

    private static bool TryNumber(this JsonElement element, out double number)
    {
        number = 0;
        return element.ValueKind is JsonValueKind.Number && element.TryGetDouble(out number);
    }

    private static string Degrees(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString().Trim()
            : "";
}
