using System.Runtime.CompilerServices;
using Gridwork.Kernel;

namespace Gridwork.Platform.Sheets;

/// <summary>
/// A table that somebody brings, CSV or .xlsx, read row by row: a million of them need no more memory than one.
/// Its first row that is not blank is its head. A row that cannot be relied on comes with its fault; none is left out but blank ones.
/// </summary>
public sealed class Sheet : IAsyncDisposable
{
    private readonly IAsyncEnumerator<RawRow> rows;
    private readonly SheetRow head;
    private readonly Dictionary<string, int> places;

    private Sheet(IAsyncEnumerator<RawRow> rows, SheetRow head, Dictionary<string, int> places, IReadOnlyList<string> others) =>
        (this.rows, this.head, this.places, Others) = (rows, head, places, others);

    public IReadOnlyList<string> Head => head.Cells;

    /// <summary>Columns that nobody asked for.</summary>
    public IReadOnlyList<string> Others { get; }

    /// <param name="file">Can be read twice, and stays open as long as the sheet.</param>
    public static async Task<Result<Sheet>> Open(Stream file, SheetColumns columns, CancellationToken ct)
    {
        var kind = await Kind(file, ct);
        if (!kind.Ok)
        {
            return kind.Problem;
        }

        var found = (kind.Value is "xlsx" ? XlsxFile.Rows(file) : CsvFile.Rows(file, ct)).GetAsyncEnumerator(ct);
        var opened = await Begin(found, columns);
        if (!opened.Ok)
        {
            await found.DisposeAsync();
        }

        return opened;
    }

    /// <summary>Once only.</summary>
    public async IAsyncEnumerable<SheetRow> Rows([EnumeratorCancellation] CancellationToken ct)
    {
        while (await rows.MoveNextAsync())
        {
            ct.ThrowIfCancellationRequested();
            var row = rows.Current;
            if (row.Number > SheetLimits.MostRows)
            {
                yield return new SheetRow(row with { Fault = new SheetTooManyRows(SheetLimits.MostRows) }, places);
                yield break;
            }

            if (!row.Blank)
            {
                yield return new SheetRow(row with { Cells = Filled(row.Cells), Fault = row.Fault ?? FaultOf(row.Cells) }, places);
            }
        }
    }

    public ValueTask DisposeAsync() => rows.DisposeAsync();

    private static async Task<Result<string>> Kind(Stream file, CancellationToken ct)
    {
        if (file.Length > SheetLimits.MostBytes)
        {
            return new SheetTooLarge(SheetLimits.MostBytes >> 20);
        }

        file.Position = 0;
        var begin = new byte[4096];
        var read = await file.ReadAtLeastAsync(begin, begin.Length, throwOnEndOfStream: false, ct);
        return begin[..read] switch
        {
            [] => new SheetEmpty(),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => new SheetOldExcel(),
            [(byte)'P', (byte)'K', 3, 4, ..] => await XlsxFile.Look(file, ct),
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "csv",
            var other => IsOther(other) ? new SheetNoTable() : "csv",
        };
    }

    // Pictures and programs hold zeros; many an ".xls" is a page of HTML.
    private static bool IsOther(ReadOnlySpan<byte> begin) =>
        begin.Contains((byte)0) || begin.StartsWith("%PDF"u8) || begin.StartsWith("{\\rtf"u8) || begin.TrimStart(" \r\n\t"u8) is [(byte)'<', ..];

    private static async Task<Result<Sheet>> Begin(IAsyncEnumerator<RawRow> rows, SheetColumns columns)
    {
        while (await rows.MoveNextAsync())
        {
            if (rows.Current is { Blank: false } head)
            {
                return head.Fault ?? Odd(head.Cells) ?? Named(rows, head, columns);
            }
        }

        return new SheetEmpty();
    }

    private static Result<Sheet> Named(IAsyncEnumerator<RawRow> rows, RawRow head, SheetColumns columns)
    {
        var names = head.Cells.Take(Width(head.Cells)).ToList();
        var found = names.Select((name, at) => (Name: name, At: at, Column: columns.All.FirstOrDefault(c => name.Length > 0 && c.Is(name)))).ToList();
        var missing = columns.All.Where(c => !c.Optional && found.TrueForAll(f => f.Column != c)).ToList();
        var others = found.Where(f => f.Column is null).Select(f => f.Name).ToList();
        return missing.Count > 0 ? new SheetColumnsMissing(List(missing.Select(c => c.Shown)), List(names))
            : found.Where(f => f.Column is not null).GroupBy(f => f.Column).FirstOrDefault(g => g.Count() > 1) is { } twice ? new SheetColumnTwice(twice.Key!.Shown)
            : others.Count > 0 && !columns.OthersAllowed ? new SheetColumnsUnknown(List(others), List(columns.All.Select(c => c.Shown)))
            : new Sheet(rows, new SheetRow(head with { Cells = names }, new Dictionary<string, int>(StringComparer.Ordinal)), found.Where(f => f.Column is not null).ToDictionary(f => f.Column!.Key, f => f.At, StringComparer.Ordinal), others);
    }

    private static string List(IEnumerable<string> names)
    {
        var all = string.Join(", ", names.Select(n => n.Length > 0 ? n : "\"\""));
        return all.Length <= 300 ? all : $"{all[..300]}…";
    }

    // Spreadsheets leave empty cells behind the last one.
    private static int Width(IReadOnlyList<string> cells)
    {
        var width = cells.Count;
        while (width > 0 && cells[width - 1].Length == 0)
        {
            width--;
        }

        return width;
    }

    private static Problem? Odd(IReadOnlyList<string> cells) =>
        cells.Count > SheetLimits.MostColumns ? new SheetRowRagged(cells.Count, SheetLimits.MostColumns)
        : cells.Any(c => c.Any(l => l is '\uFFFD' || (char.IsControl(l) && l is not ('\n' or '\r' or '\t')))) ? new SheetLetters()
        : null;

    private IReadOnlyList<string> Filled(IReadOnlyList<string> cells) => Width(cells) <= Head.Count ? [.. cells.Take(Head.Count)] : cells;

    private Problem? FaultOf(IReadOnlyList<string> cells) =>
        Odd(cells) ?? (cells.Count < Head.Count || Width(cells) > Head.Count ? new SheetRowRagged(Math.Max(cells.Count, Width(cells)), Head.Count) : null);
}
