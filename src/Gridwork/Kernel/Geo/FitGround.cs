using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.Overlay.Snap;
using NetTopologySuite.Operation.OverlayNG;

namespace Gridwork.Kernel.Geo;

/// <summary>A shape that is there already, and how it is called in words.</summary>
public sealed record Standing(string Name, Geometry Shape);

/// <param name="Moved">Whether a sliver was taken off or closed.</param>
public sealed record Fitted(Geometry Shape, bool Moved);

/// <summary>
/// Fits a new shape to what stands around and beside it. What is thinner than a sliver was drawn by a trembling hand: a gap to a
/// neighbour's corner is closed, an overlap goes to the neighbour. What is wider is a dispute about ground, and refused.
/// </summary>
public static class FitGround
{
    // What rounding to seven decimals does by itself; below it nothing can be told apart.
    private const double Grain = 0.05;

    // Less than this is not another shape.
    private const double Unmoved = 0.5;

    /// <param name="sliver">In metres.</param>
    public static Result<Fitted> Run(Geometry drawn, Standing? around, IEnumerable<Standing> beside, double sliver)
    {
        var (plane, width) = (LocalPlane.At(drawn), Math.Max(sliver, Grain));
        var before = plane.ToMetres(drawn);
        var shape = before;
        foreach (var other in beside.Where(o => o.Shape.EnvelopeInternal.Intersects(Near(drawn))))
        {
            var standing = plane.ToMetres(other.Shape);
            shape = Snapped(shape, standing, width);
            var overlap = Overlay(shape, standing, SpatialFunction.Intersection);
            if (!IsThin(overlap, width))
            {
                return new GroundOverlaps(other.Name, (long)Math.Ceiling(overlap.Area));
            }

            shape = overlap.Area > 0 ? Overlay(shape, standing, SpatialFunction.Difference) : shape;
        }

        if (around is not null)
        {
            var whole = plane.ToMetres(around.Shape);
            var outside = Overlay(shape, whole, SpatialFunction.Difference);
            if (!IsThin(outside, width))
            {
                return new GroundOutside(around.Name, (long)Math.Ceiling(outside.Area));
            }

            shape = outside.Area > 0 ? Overlay(shape, whole, SpatialFunction.Intersection) : shape;
        }

        return Whole(plane, before, shape, width);
    }

    /// <summary>How many square metres of a shape lie outside another, slivers left out.</summary>
    public static long Outside(Geometry inside, Geometry around, double sliver)
    {
        var plane = LocalPlane.At(inside);
        var outside = Overlay(plane.ToMetres(inside), plane.ToMetres(around), SpatialFunction.Difference);
        return IsThin(outside, Math.Max(sliver, Grain)) ? 0 : (long)Math.Ceiling(outside.Area);
    }

    private static Result<Fitted> Whole(LocalPlane plane, Geometry before, Geometry shape, double width)
    {
        Polygon[] parts = [.. PolygonExtracter.GetPolygons(shape).OfType<Polygon>().Where(p => !IsThin(p, width))];
        if (parts.Length == 0)
        {
            return new GroundTooThin();
        }

        Geometry kept = parts is [var only] ? only : ReadGround.Shapes.CreateMultiPolygon(parts);
        var moved = Overlay(before, kept, SpatialFunction.SymDifference).Area > Unmoved;
        var degrees = plane.ToDegrees(kept);
        return new Fitted(degrees.IsValid ? degrees : GeometryFixer.Fix(degrees), moved);
    }

    private static Geometry Snapped(Geometry shape, Geometry standing, double width)
    {
        var snapped = new GeometrySnapper(shape).SnapTo(standing, width);
        return snapped.IsValid ? snapped : shape;
    }

    private static bool IsThin(Geometry shape, double width) => shape.IsEmpty || shape.Dimension < Dimension.Surface || shape.Buffer(-width / 2).IsEmpty;

    private static Geometry Overlay(Geometry a, Geometry b, SpatialFunction what) => OverlayNGRobust.Overlay(a, b, what);

    // A thousandth of a degree is a hundred metres: no sliver is as wide.
    private static Envelope Near(Geometry shape)
    {
        var near = shape.EnvelopeInternal.Copy();
        near.ExpandBy(0.001);
        return near;
    }
}
