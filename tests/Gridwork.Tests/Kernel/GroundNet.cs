using Gridwork.Kernel.Geo;
using NetTopologySuite.Geometries;

namespace Gridwork.Tests.Kernel;

/// <summary>A net of crooked grids without gaps: each side has corners of its own that both neighbours share.</summary>
internal static class GroundNet
{
    /// <summary>A grid's side in degrees.</summary>
    public const double Side = 0.01;

    private const double West = 112;
    private const double South = 37;
    private const int Bends = 3;     // pieces of a side
    private const double Crooked = 0.12;

    public static IReadOnlyList<Geometry> Of(int seed, int across, int up) =>
        [.. from row in Enumerable.Range(0, up) from column in Enumerable.Range(0, across) select Grid(seed, column, row)];

    public static Coordinate Point(Random random, int across, int up) => new(West + (random.NextDouble() * across * Side), South + (random.NextDouble() * up * Side));

    /// <summary>Surely not at the net's outer edge.</summary>
    public static bool IsWithin(Coordinate at, int across, int up) =>
        at.X > West + (Side / 2) && at.X < West + ((across - 0.5) * Side) && at.Y > South + (Side / 2) && at.Y < South + ((up - 0.5) * Side);

    private static Polygon Grid(int seed, int column, int row)
    {
        var (x, y) = (column * Bends, row * Bends);
        IEnumerable<Coordinate> ring =
        [
            .. Enumerable.Range(0, Bends).Select(i => Corner(seed, x + i, y)), .. Enumerable.Range(0, Bends).Select(i => Corner(seed, x + Bends, y + i)),
            .. Enumerable.Range(0, Bends).Select(i => Corner(seed, x + Bends - i, y + Bends)), .. Enumerable.Range(0, Bends).Select(i => Corner(seed, x, y + Bends - i)),
            Corner(seed, x, y),
        ];
        return ReadGround.Shapes.CreatePolygon([.. ring]);
    }

    private static Coordinate Corner(int seed, int x, int y) =>
        new(West + (Side * ((x + Off(seed, x, y, 1)) / Bends)), South + (Side * ((y + Off(seed, x, y, 2)) / Bends)));

    // The same for whoever asks for this corner; a number from the mixing of its place.
    private static double Off(int seed, int x, int y, int way)
    {
        var mixed = unchecked((ulong)(((long)seed * 31) + x) * 0x9E3779B97F4A7C15UL) ^ unchecked((ulong)((y * 7L) + way) * 0xC2B2AE3D27D4EB4FUL);
        mixed = unchecked((mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9UL);
        return ((mixed >> 11) / (double)(1UL << 53) * 2 * Crooked) - Crooked;
    }
}
