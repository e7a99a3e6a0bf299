namespace Gridwork.Platform.Sheets;

/// <summary>Writes a line of CSV (RFC 4180).</summary>
public static class CsvLine
{
    private static readonly System.Buffers.SearchValues<char> Quoted = System.Buffers.SearchValues.Create(",\"\r\n");

    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

    /// <summary>No cell is taken for a formula by the program that opens it: such a one gets an apostrophe in front.</summary>
    public static string Safe(IEnumerable<string> cells) => Of(cells.Select(c => c is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..] ? $"'{c}" : c));

    private static string Cell(string text) => text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
