using NetTopologySuite.Geometries;

namespace Gridwork.Kernel.Geo;

/// <summary>CGCS2000: how large a shape in degrees is on the ground.</summary>
public static class Ellipsoid
{
    private const double Axis = 6_378_137;
    private const double Flattening = 1 / 298.257222101;
    private const double E2 = Flattening * (2 - Flattening);

    private static readonly double E = Math.Sqrt(E2);

    /// <summary>
    /// Exact but for one thing: an edge is taken as straight in the equal-area cylinder, which for the edges of a grid is less than the
    /// width of a hand away from straight on the ground.
    /// </summary>
    public static double SquareMetres(Geometry shape)
    {
        var flat = shape.Copy();
        flat.Apply(new Each(c => (c.X, c.Y) = (Axis * Radians(c.X), Axis * Height(Radians(c.Y)))));
        return flat.Area;
    }

    internal static double Radians(double degrees) => degrees * Math.PI / 180;

    // Half the authalic q of the latitude: the cylinder keeps areas.
    private static double Height(double lat)
    {
        var es = E * Math.Sin(lat);
        return (1 - E2) / 2 * ((Math.Sin(lat) / (1 - (es * es))) + (Math.Atanh(es) / E));
    }
}

internal sealed class Each(Action<Coordinate> change) : IEntireCoordinateSequenceFilter
{
    public bool Done => false;

    public bool GeometryChanged => true;

    public void Filter(CoordinateSequence seq)
    {
        for (var i = 0; i < seq.Count; i++)
        {
            var point = seq.GetCoordinateCopy(i);
            change(point);
            seq.SetOrdinate(i, Ordinate.X, point.X);
            seq.SetOrdinate(i, Ordinate.Y, point.Y);
        }
    }
}
