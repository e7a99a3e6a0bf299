using NetTopologySuite.Geometries;

namespace Gridwork.Kernel.Geo;

/// <summary>Degrees as metres on a plane that touches the ground at one point: true to a thousandth within a township.</summary>
public sealed class LocalPlane(double lon, double lat)
{
    private const double North = 111_132.95;

    private readonly double east = 111_319.49 * Math.Cos(Ellipsoid.Radians(lat));

    public static LocalPlane At(Geometry shape) => new(shape.EnvelopeInternal.Centre.X, shape.EnvelopeInternal.Centre.Y);

    public (double East, double North) Metres(double toLon, double toLat) => ((toLon - lon) * east, (toLat - lat) * North);

    public Geometry ToMetres(Geometry shape) => Moved(shape, c => (c.X, c.Y) = Metres(c.X, c.Y));

    /// <summary>Rounded to seven decimals, a centimetre: what is stored.</summary>
    public Geometry ToDegrees(Geometry shape) => Moved(shape, c => (c.X, c.Y) = (Math.Round((c.X / east) + lon, ReadGround.Decimals), Math.Round((c.Y / North) + lat, ReadGround.Decimals)));

    private static Geometry Moved(Geometry shape, Action<Coordinate> change)
    {
        var moved = shape.Copy();
        moved.Apply(new Each(change));
        return moved;
    }
}
