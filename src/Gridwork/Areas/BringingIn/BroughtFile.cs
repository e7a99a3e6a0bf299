using System.Globalization;
using System.IO.Compression;
using Gridwork.Kernel;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Tables;

namespace Gridwork.Areas.BringingIn;

internal enum LineOutcome { New, Changed, Same, Refused }

/// <summary>What becomes of a row of the table.</summary>
/// <param name="Row">As the spreadsheet program counts.</param>
internal sealed record BroughtLine(int Row, string What, LineOutcome Outcome, Problem? Why = null);

/// <summary>A table of units or people as it was brought: read row by row, and no further than its limits.</summary>
internal static class BroughtFile
{
    public const int MostRows = 5_000;

    public const int MostBytes = 4 << 20;

    /// <summary>Of a spreadsheet once it is unpacked: so many rows need a tenth of it, and what packs much tighter is no table.</summary>
    private const long MostUnpacked = 64L << 20;

    public static async Task<Result<IReadOnlyList<SheetRow>>> Rows(byte[] file, SheetColumns columns, CancellationToken ct)
    {
        using var stream = new MemoryStream(file, writable: false);
        if (await IsBlownUp(stream, ct))
        {
            return new BroughtTooLarge((int)(MostUnpacked >> 20));
        }

        var opened = await Sheet.Open(stream, columns, ct);
        if (!opened.Ok)
        {
            return opened.Problem;
        }

        await using var sheet = opened.Value;
        List<SheetRow> rows = [];
        await foreach (var row in sheet.Rows(ct))
        {
            if (rows.Count == MostRows)
            {
                return new BroughtTooLong(MostRows);
            }

            rows.Add(row);
        }

        return rows;
    }

    // Other faults of the archive are told by whoever reads the sheet.
    private static async Task<bool> IsBlownUp(MemoryStream file, CancellationToken ct)
    {
        try
        {
            await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
            return zip.Entries.Sum(e => e.Length) > MostUnpacked;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    extension(SheetRow row)
    {
        /// <summary>What the row lacks of what it needs.</summary>
        public Problem? Lacks(SheetColumns columns, params ReadOnlySpan<string> needed)
        {
            List<string> empty = [];
            foreach (var key in needed)
            {
                if (row[key].Length == 0)
                {
                    empty.Add(columns.All.First(c => c.Key == key).Names[0]);
                }
            }

            return empty.Count > 0 ? new RowEmpty(string.Join(' ', empty)) : null;
        }

        public Problem? TooLong(SheetColumns columns, params ReadOnlySpan<(string Key, int Most)> limits)
        {
            foreach (var (key, most) in limits)
            {
                if (row[key].Length > most)
                {
                    return new RowTooLong(columns.All.First(c => c.Key == key).Names[0], most);
                }
            }

            return null;
        }

        /// <summary>A day however a spreadsheet writes it; null where the cell is empty.</summary>
        public Result<DateOnly?> Day(string key) =>
            row[key] is not { Length: > 0 } text ? (DateOnly?)null
            : DateOnly.TryParseExact(text, ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (DateOnly?)day
            : new RowDayOdd(text);
    }
}
