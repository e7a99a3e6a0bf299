using System.Globalization;
using Gridwork.Kernel.Geo;
using Gridwork.Tests.Kernel;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Gridwork.Bench;

/// <summary>P5: in which grid does a point lie.</summary>
internal static class GridsMeasure
{
    private const int Seed = 20_261_128;
    private const int Across = 600;
    private const int Up = 500;
    private const int Points = 1_000_000;
    private const int Judged = 1_000;
    private const double Goal = 1_000_000;

    public static void Run(Sheet sheet)
    {
        var random = new Random(Seed);
        var net = GroundNet.Of(Seed, Across, Up);
        var points = new Coordinate[Points];
        for (var i = 0; i < Points; i++)
        {
            points[i] = GroundNet.Point(random, Across, Up);
        }

        var before = Environment.CpuUsage.TotalTime;
        var index = CellIndex.Of(net);
        var made = (Environment.CpuUsage.TotalTime - before).TotalSeconds;

        var found = new int[Points];
        var seconds = Rounds.Seconds(() =>
        {
            for (var i = 0; i < Points; i++)
            {
                found[i] = index.Find(points[i].X, points[i].Y);
            }
        });
        var rate = Points / seconds;
        sheet.Add(
            "P5 point to grid, points of one core", string.Create(CultureInfo.InvariantCulture, $"{net.Count:N0} grids, {Points:N0} points"),
            string.Create(CultureInfo.InvariantCulture, $"{rate / 1e6:0.0} million/s; index made in {made:0.0} s"), "≥ 1 million/s", rate / Goal);

        for (var i = 0; i < Judged; i++)
        {
            var slow = Slowly(net, points[i]);
            if (slow != found[i])
            {
                sheet.Faults.Add(string.Create(CultureInfo.InvariantCulture, $"P5: {points[i]} lies in {slow}, and {found[i]} was found."));
            }
        }
    }

    private static int Slowly(IReadOnlyList<Geometry> net, Coordinate point)
    {
        for (var i = 0; i < net.Count; i++)
        {
            if (net[i].EnvelopeInternal.Contains(point) && SimplePointInAreaLocator.Locate(point, net[i]) is Location.Interior)
            {
                return i;
            }
        }

        return CellIndex.None;
    }
}
