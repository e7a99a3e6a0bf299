using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Gridwork.Kernel.Geo;

/// <summary>
/// Which of many shapes a point lies in. The ground is cut into cells, a few for each shape; a cell knows which shapes cover it whole and
/// which only in part, so that a question reads one cell and the lines of one or two shapes. Flat arrays, never changed: any thread may ask.
/// </summary>
public sealed class CellIndex
{
    /// <summary>The answer where no shape holds the point.</summary>
    public const int None = -1;

    // A tenth of a millimetre: a line that passes as near is taken to touch the cell.
    internal const double Touch = 1e-9;

    private readonly CellGrid grid;
    private readonly int[] begins;   // by cell, its part of the next
    private readonly int[] holders;  // a shape's number; its complement where it covers the cell whole
    private readonly int[] lines;    // by shape, its first edge
    private readonly Edge[] edges;

    private CellIndex(CellGrid grid, int[] begins, int[] holders, int[] lines, Edge[] edges) =>
        (this.grid, this.begins, this.holders, this.lines, this.edges) = (grid, begins, holders, lines, edges);

    public static CellIndex Of(IReadOnlyList<Geometry> shapes)
    {
        var (grid, lines, edges) = (CellGrid.Over(shapes), new int[shapes.Count + 1], new List<Edge>());
        List<(int Cell, int Holder)> held = [];
        for (var shape = 0; shape < shapes.Count; shape++)
        {
            var all = Edges(shapes[shape]).ToArray();
            edges.AddRange(all.Where(e => e.South < e.North));
            lines[shape + 1] = edges.Count;
            var mine = edges[lines[shape]..].ToArray();
            foreach (var (cell, whole) in grid.Cells(shapes[shape].EnvelopeInternal, all, (x, y) => Holds(mine, x, y)))
            {
                held.Add((cell, whole ? ~shape : shape));
            }
        }

        var (begins, holders) = ByCell(grid.Count, held);
        return new CellIndex(grid, begins, holders, lines, [.. edges]);
    }

    /// <summary>The number of the shape that holds the point, the first where slivers overlap; <see cref="None"/> where none does.</summary>
    public int Find(double lon, double lat)
    {
        var cell = grid.At(lon, lat);
        if (cell < 0)
        {
            return None;
        }

        for (var at = begins[cell]; at < begins[cell + 1]; at++)
        {
            var shape = holders[at];
            if (shape < 0)
            {
                return ~shape;
            }

            if (Holds(edges.AsSpan(lines[shape]..lines[shape + 1]), lon, lat))
            {
                return shape;
            }
        }

        return None;
    }

    // A ray to the east crosses the lines of what holds the point an odd number of times. An edge is always reckoned from its southern end,
    // so that of two neighbours with the same edge exactly one holds a point on it.
    private static bool Holds(ReadOnlySpan<Edge> line, double lon, double lat)
    {
        var inside = false;
        foreach (ref readonly var edge in line)
        {
            inside ^= edge.South <= lat && lat < edge.North && lon < edge.Lon + ((lat - edge.South) * edge.Slope);
        }

        return inside;
    }

    private static IEnumerable<Edge> Edges(Geometry shape) =>
        from line in LinearComponentExtracter.GetLines(shape).Select(l => l.Coordinates)
        from i in Enumerable.Range(1, line.Length - 1)
        select Edge.Of(line[i - 1], line[i]);

    private static (int[] Begins, int[] Holders) ByCell(int cells, List<(int Cell, int Holder)> held)
    {
        var first = new int[cells + 1];
        foreach (var (cell, _) in held)
        {
            first[cell + 1]++;
        }

        for (var cell = 0; cell < cells; cell++)
        {
            first[cell + 1] += first[cell];
        }

        var (next, placed) = (first.ToArray(), new int[held.Count]);
        foreach (var (cell, holder) in held)
        {
            placed[next[cell]++] = holder;
        }

        return (first, placed);
    }
}

/// <param name="Slope">Degrees east for a degree north; 0 of an edge that runs due east, which no ray crosses.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Edge(double Lon, double South, double North, double Slope, double OtherLon)
{
    public static Edge Of(Coordinate a, Coordinate b)
    {
        var (low, high) = a.Y < b.Y || (a.Y.Equals(b.Y) && a.X < b.X) ? (a, b) : (b, a);
        return new Edge(low.X, low.Y, high.Y, high.Y > low.Y ? (high.X - low.X) / (high.Y - low.Y) : 0, high.X);
    }

    /// <summary>How far west and east it reaches between two latitudes.</summary>
    public (double West, double East) Between(double south, double north)
    {
        if (South >= North)
        {
            return (Lon, OtherLon);
        }

        var (a, b) = (Lon + ((Math.Max(south, South) - South) * Slope), Lon + ((Math.Min(north, North) - South) * Slope));
        return (Math.Min(a, b), Math.Max(a, b));
    }
}
