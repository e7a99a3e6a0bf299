using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using NetTopologySuite.Geometries;

namespace Gridwork.Areas.DrawingGround;

/// <summary>What one feature would change: a shape for a place, or why not.</summary>
/// <param name="Before">In square metres; null where nothing was drawn.</param>
public sealed record GroundChange(GroundFeature Feature, AreaCode? Area, string Name, long? Before, Fitted? Fitted, bool Same, Problem? Why)
{
    public long? After => Fitted is { } fitted ? (long)Math.Round(Ellipsoid.SquareMetres(fitted.Shape)) : null;
}

/// <summary>
/// What a file would make of the ground: villages before the grids in them, each fitted to what stands and to what the same file drew
/// before it. Places that the file draws anew count as it draws them.
/// </summary>
internal sealed class GroundPlan(AreaBook book, AreaScope mine, double sliver, DateOnly from)
{
    private readonly Dictionary<AreaCode, Geometry> shapes = [];
    private readonly ILookup<string, AreaCode> named = Names(book, mine).ToLookup(n => n.Name, n => n.Code, StringComparer.Ordinal);

    /// <summary>Which place a feature is of.</summary>
    public Result<AreaCode> Place(string called) =>
        called.Length == 0 ? new GroundUnnamed()
        : AreaCode.TryParse(called, out var code) ? Drawable(book, mine, code) ? code : new GroundNoPlace(called)
        : named[called].Distinct().Take(2).ToList() switch
        {
            [] => new GroundNoPlace(called),
            [var only] => only,
            _ => new GroundNameTwice(called),
        };

    public IReadOnlyList<GroundChange> Of(GroundFile file, IReadOnlyList<Boundary> standing)
    {
        var placed = file.Features.Select(f => (Feature: f, Place: Place(f.Named))).ToList();
        var anew = placed.Where(p => p.Place.Ok).GroupBy(p => p.Place.Value).ToDictionary(g => g.Key, g => g.First().Feature.Number);
        foreach (var boundary in standing.Where(b => !anew.ContainsKey(b.Area) && book.Stands(b.Area)))
        {
            shapes[boundary.Area] = boundary.Shape;
        }

        var before = standing.ToDictionary(b => b.Area);
        return [.. placed.OrderBy(p => p.Place.Ok ? p.Place.Value.Value.Length : 0).ThenBy(p => p.Feature.Number)
            .Select(p => p.Place.Ok ? Change(p.Feature, p.Place.Value, anew[p.Place.Value], before.GetValueOrDefault(p.Place.Value)) : new GroundChange(p.Feature, null, "", null, null, Same: false, p.Feature.Why ?? p.Place.Problem))
            .ToList().OrderBy(c => c.Feature.Number)];
    }

    private GroundChange Change(GroundFeature feature, AreaCode code, int first, Boundary? before)
    {
        var fitted = feature.Why is { } broken ? broken
            : first != feature.Number ? new GroundTwice(first)
            : before?.ValidFrom > from ? new GroundDrawnSince(before.ValidFrom)
            : Fit(code, feature.Shape!);
        if (fitted.Ok)
        {
            shapes[code] = fitted.Value.Shape;
        }

        return new GroundChange(
            feature, code, book.FullName(code), before?.SquareMetres, fitted.Value, fitted.Ok && before is not null && fitted.Value.Shape.EqualsTopologically(before.Shape), fitted.Problem);
    }

    private Result<Fitted> Fit(AreaCode code, Geometry shape)
    {
        var around = code.Parent is { } above && shapes.TryGetValue(above, out var whole) ? new Standing(book.Name(above), whole) : null;
        var beside = shapes.Where(s => s.Key != code && s.Key.Parent == code.Parent).Select(s => new Standing(book.Name(s.Key), s.Value));
        var fitted = FitGround.Run(shape, around, beside, sliver);
        if (!fitted.Ok)
        {
            return fitted;
        }

        var left = shapes.Where(s => s.Key.Parent == code).Select(s => (s.Key, Out: FitGround.Outside(s.Value, fitted.Value.Shape, sliver))).FirstOrDefault(l => l.Out > 0);
        return left.Out > 0 ? new GroundLeavesOut(book.Name(left.Key), left.Out) : fitted;
    }

    private static IEnumerable<(string Name, AreaCode Code)> Names(AreaBook book, AreaScope mine) =>
        book.Standing.Where(a => Drawable(book, mine, a.Code)).SelectMany(a => ((string[])[a.NameOn(book.Day), book.Name(a.Code), book.Name(a.Code)]).Select(n => (n, a.Code)));

    private static bool Drawable(AreaBook book, AreaScope mine, AreaCode code) =>
        Area.KindOf(code) is AreaKind.Village or AreaKind.Grid or AreaKind.MicroGrid && mine.Contains(code) && book.Stands(code);
}
