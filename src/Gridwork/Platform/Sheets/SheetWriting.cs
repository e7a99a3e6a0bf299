using System.Text;

namespace Gridwork.Platform.Sheets;

public enum SheetFormat { Xlsx, Csv }

/// <summary>Writes a table row by row; a million of them need no more memory than one. It is whole once this is disposed.</summary>
internal interface ISheetWriter : IAsyncDisposable
{
    Task Write(IReadOnlyList<Cell> row, CancellationToken ct);
}

internal static class SheetWriting
{
    /// <param name="to">Stays open.</param>
    /// <param name="head">Stands above the rows, on each sheet of a file that needs more than one.</param>
    public static async Task<ISheetWriter> Begin(SheetFormat format, Stream to, IReadOnlyList<string> head, CancellationToken ct)
    {
        ISheetWriter writer = format is SheetFormat.Xlsx ? await XlsxWriter.Begin(to, head, SheetLimits.MostRows, ct) : new CsvWriter(to);
        if (writer is CsvWriter)
        {
            await writer.Write([.. head.Select(h => Cell.Of(h))], ct);
        }

        return writer;
    }
}

/// <summary>UTF-8 with its mark, without which a spreadsheet program reads Chinese as something else.</summary>
internal sealed class CsvWriter(Stream to) : ISheetWriter
{
    private readonly StreamWriter text = new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };

    public Task Write(IReadOnlyList<Cell> row, CancellationToken ct) => text.WriteLineAsync(CsvLine.Safe(row).AsMemory(), ct);

    public ValueTask DisposeAsync() => text.DisposeAsync();
}
