using NetTopologySuite.Geometries;

namespace Gridwork.Kernel.Geo;

/// <summary>The ground cut into cells of equal degrees, counted from its south-western corner, row by row.</summary>
internal sealed class CellGrid
{
    private const int CellsOfShape = 6;

    private readonly double west;
    private readonly double south;
    private readonly double perLon;
    private readonly double perLat;
    private readonly int columns;
    private readonly int rows;

    private CellGrid(Envelope over, int cells)
    {
        over.ExpandBy(2 * CellIndex.Touch);
        columns = Math.Clamp((int)Math.Sqrt(cells * over.Width / over.Height), 1, cells);
        rows = Math.Max(1, cells / columns);
        (west, south, perLon, perLat) = (over.MinX, over.MinY, columns / over.Width, rows / over.Height);
    }

    public int Count => columns * rows;

    public static CellGrid Over(IReadOnlyList<Geometry> shapes)
    {
        var over = new Envelope(0, 1e-6, 0, 1e-6);
        if (shapes.Count > 0)
        {
            over = shapes[0].EnvelopeInternal.Copy();
            foreach (var shape in shapes)
            {
                over.ExpandToInclude(shape.EnvelopeInternal);
            }
        }

        return new CellGrid(over, Math.Max(1, shapes.Count * CellsOfShape));
    }

    /// <summary>The cell of a point; less than nothing outside.</summary>
    public int At(double lon, double lat)
    {
        var (x, y) = ((lon - west) * perLon, (lat - south) * perLat);
        return x >= 0 && x < columns && y >= 0 && y < rows ? ((int)y * columns) + (int)x : -1;
    }

    /// <summary>The cells that a shape covers, whole or in part.</summary>
    public IEnumerable<(int Cell, bool Whole)> Cells(Envelope shape, IReadOnlyList<Edge> edges, Func<double, double, bool> holds)
    {
        var (left, right, low, high) = (Column(shape.MinX), Column(shape.MaxX), Row(shape.MinY), Row(shape.MaxY));
        var wide = right - left + 1;
        var touched = new bool[wide * (high - low + 1)];
        foreach (var edge in edges)
        {
            Mark(edge, touched, left, low, wide);
        }

        for (var at = 0; at < touched.Length; at++)
        {
            var (column, row) = (left + (at % wide), low + (at / wide));
            if (touched[at] || holds(west + ((column + 0.5) / perLon), south + ((row + 0.5) / perLat)))
            {
                yield return ((row * columns) + column, !touched[at]);
            }
        }
    }

    private void Mark(Edge edge, bool[] touched, int left, int low, int wide)
    {
        for (var row = Row(edge.South - CellIndex.Touch); row <= Row(edge.North + CellIndex.Touch); row++)
        {
            var (from, to) = edge.Between(south + (row / perLat) - CellIndex.Touch, south + ((row + 1) / perLat) + CellIndex.Touch);
            for (var column = Column(from - CellIndex.Touch); column <= Column(to + CellIndex.Touch); column++)
            {
                // What touches beyond the shape's own cells lies in a cell where no point of the shape is.
                if (column >= left && column < left + wide && row >= low && (row - low) * wide < touched.Length)
                {
                    touched[((row - low) * wide) + column - left] = true;
                }
            }
        }
    }

    private int Column(double lon) => Math.Clamp((int)((lon - west) * perLon), 0, columns - 1);

    private int Row(double lat) => Math.Clamp((int)((lat - south) * perLat), 0, rows - 1);
}
