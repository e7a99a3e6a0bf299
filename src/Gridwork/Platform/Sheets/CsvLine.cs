namespace Gridwork.Platform.Sheets;

/// <summary>Writes a line of CSV (RFC 4180).</summary>
public static class CsvLine
{
    private static readonly System.Buffers.SearchValues<char> Quoted = System.Buffers.SearchValues.Create(",\"\r\n");

    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(Quote));

    /// <summary>No cell is taken for a formula by the program that opens it: such a one gets an apostrophe in front.</summary>
    public static string Safe(IEnumerable<string> cells) => Of(cells.Select(Harmless));

    /// <summary>The same for cells that know what they are: a number stays the number it is, whatever its sign.</summary>
    public static string Safe(IEnumerable<Cell> cells) => Of(cells.Select(c => c.Number is null ? Harmless(c.Text) : c.Text));

    // Some programs pass over blanks in front; full-width signs are signs to others.
    private static string Harmless(string text) =>
        text.AsSpan().TrimStart(' ') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..] ? $"'{text}" : text;

    private static string Quote(string text) => text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
