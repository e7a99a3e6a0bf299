using System.Globalization;
using System.IO.Compression;
using Gridwork.Kernel;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Gridwork.Platform.Sheets;

/// <summary>Reads the first sheet of a spreadsheet, row by row.</summary>
internal static class XlsxFile
{
    /// <summary>Whether it is one, and not too much of it.</summary>
    public static async Task<Result<string>> Look(Stream file, CancellationToken ct)
    {
        file.Position = 0;
        try
        {
            await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
            return zip.GetEntry("xl/workbook.xml") is null ? new SheetNoTable()
                : zip.Entries.Sum(e => e.Length) > SheetLimits.MostUnpacked ? new SheetTooLarge(SheetLimits.MostUnpacked >> 20)
                : "xlsx";
        }
        catch (InvalidDataException)
        {
            return new SheetBroken();
        }
    }

    public static async IAsyncEnumerable<RawRow> Rows(Stream file)
    {
        file.Position = 0;
        await Task.CompletedTask;
        // The texts of a large sheet lie in a file of the library's own meanwhile.
        var settings = new OpenXmlConfiguration { EnableSharedStringCache = true, IgnoreEmptyRows = false };
        using var rows = file.Query(useHeaderRow: false, excelType: ExcelType.XLSX, configuration: settings).GetEnumerator();
        for (var number = 1; ; number++)
        {
            var (more, broken) = Next(rows);
            if (broken is not null)
            {
                yield return new RawRow(number, [], broken);
            }

            if (!more)
            {
                yield break;
            }

            yield return Row(number, (IDictionary<string, object?>)rows.Current);
        }
    }

    // The library says in many ways that a sheet is damaged; each of them is that for us.
    private static (bool More, Problem? Broken) Next(IEnumerator<object> rows)
    {
        try
        {
            return (rows.MoveNext(), null);
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or OutOfMemoryException))
        {
            return (false, new SheetBroken());
        }
    }

    private static RawRow Row(int number, IDictionary<string, object?> cells)
    {
        var texts = cells.Values.Take(SheetLimits.MostColumns + 1).Select(Text).ToList();
        Problem? fault = cells.Values.Any(v => v is double d && Math.Abs(d) >= SheetLimits.Inexact) ? new SheetNumberInexact()
            : texts.Any(t => t.Length > SheetLimits.LongestCell) ? new SheetCellTooLong(SheetLimits.LongestCell)
            : null;
        return new RawRow(number, texts, fault);
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text.Trim(),
        double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
        bool yes => yes ? "TRUE" : "FALSE",
        DateTime { TimeOfDay: { Ticks: 0 } } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "",
    };
}
