using FsCheck.Xunit;
using Gridwork.Kernel.Geo;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Gridwork.Tests.Kernel;

public sealed class CellIndexTests
{
    private const int Points = 400;

    [Property(MaxTest = 60)]
    public void A_net_without_gaps_holds_every_point_exactly_once_and_in_the_shape_that_NTS_says(int seed)
    {
        var random = new Random(seed);
        var (across, up) = (random.Next(1, 9), random.Next(1, 9));
        var net = GroundNet.Of(seed, across, up);
        var index = CellIndex.Of(net);
        for (var i = 0; i < Points; i++)
        {
            var point = GroundNet.Point(random, across, up);
            Assert.Equal(Slowly(net, point), index.Find(point.X, point.Y));
        }

        // Corners lie in one of their shapes, never in two or none, wherever the net goes on around them.
        foreach (var corner in net.SelectMany(s => s.Coordinates).Where(c => GroundNet.IsWithin(c, across, up)))
        {
            Assert.NotEqual(CellIndex.None, index.Find(corner.X, corner.Y));
        }
    }

    [Property(MaxTest = 60)]
    public void Islands_with_holes_are_found_and_their_holes_are_not(int seed)
    {
        var random = new Random(seed);
        var shapes = Enumerable.Range(0, 12).Select(_ => Island(random)).ToList();
        var index = CellIndex.Of(shapes);
        for (var i = 0; i < Points; i++)
        {
            var point = new Coordinate(112 + (random.NextDouble() * 0.14) - 0.02, 37 + (random.NextDouble() * 0.14) - 0.02);
            Assert.Equal(Slowly(shapes, point), index.Find(point.X, point.Y));
        }
    }

    [Fact]
    public void Without_shapes_and_beyond_all_of_them_there_is_none()
    {
        Assert.Equal(CellIndex.None, CellIndex.Of([]).Find(112, 37));
        var one = CellIndex.Of(GroundNet.Of(1, 1, 1));
        Assert.All([(111.9, 37.005), (double.NaN, 37), (112.005, double.PositiveInfinity)], p => Assert.Equal(CellIndex.None, one.Find(p.Item1, p.Item2)));
    }

    private static int Slowly(IReadOnlyList<Geometry> shapes, Coordinate point)
    {
        for (var i = 0; i < shapes.Count; i++)
        {
            if (SimplePointInAreaLocator.Locate(point, shapes[i]) is Location.Interior)
            {
                return i;
            }
        }

        return CellIndex.None;
    }

    // A star with a smaller one cut out; the next ones may overlap it, and the first counts.
    private static Polygon Island(Random random)
    {
        var (x, y, size) = (112 + (random.NextDouble() * 0.1), 37 + (random.NextDouble() * 0.1), 0.002 + (random.NextDouble() * 0.02));
        var corners = random.Next(3, 40);
        double[] reach = [.. Enumerable.Range(0, corners).Select(_ => 0.4 + (random.NextDouble() * 0.6))];
        LinearRing Ring(double scale) => ReadGround.Shapes.CreateLinearRing([.. Enumerable.Range(0, corners + 1).Select(i => i % corners)
            .Select(i => new Coordinate(x + (size * scale * reach[i] * Math.Cos(2 * Math.PI * i / corners)), y + (size * scale * reach[i] * Math.Sin(2 * Math.PI * i / corners))))]);
        return ReadGround.Shapes.CreatePolygon(Ring(1), [Ring(0.5)]);
    }
}
