using Gridwork.Kernel;

namespace Gridwork.Platform.Sheets;

/// <summary>A row as it stands in the file, before anybody asks what its columns are called.</summary>
internal readonly record struct RawRow(int Number, IReadOnlyList<string> Cells, Problem? Fault)
{
    public bool Blank => Fault is null && Cells.All(c => c.Length == 0);
}

/// <summary>A row of a table; its number is the one the spreadsheet program shows beside it.</summary>
public sealed class SheetRow
{
    private readonly IReadOnlyDictionary<string, int> places;

    internal SheetRow(RawRow row, IReadOnlyDictionary<string, int> places) => (Number, Cells, Fault, this.places) = (row.Number, row.Cells, row.Fault, places);

    public int Number { get; }

    /// <summary>All of them, as they stand there.</summary>
    public IReadOnlyList<string> Cells { get; }

    /// <summary>Why the row cannot be relied on; its cells are then only for showing.</summary>
    public Problem? Fault { get; }

    /// <summary>A cell by the key of its column, without the spaces around it; empty where there is none.</summary>
    public string this[string key] => places.TryGetValue(key, out var at) && at < Cells.Count ? Cells[at] : "";

    /// <summary>The row as a line of CSV, for showing what was in the file.</summary>
    public override string ToString() => CsvLine.Of(Cells);
}
