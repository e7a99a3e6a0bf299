using System.IO.Compression;
using System.Text;
using Gridwork.Platform.Sheets;
using MiniExcelLibs;

namespace Gridwork.Tests.Platform.Sheets;

/// <summary>Tables as we hand them out.</summary>
[Collection(nameof(Alone))]
public sealed class SheetWritingTests
{
    private static readonly string[] Formulas = ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "－1", "=HYPERLINK(\"http://x\",\"y\")"];

    [Fact]
    public async Task A_text_that_looks_like_a_formula_is_none_in_either_format_and_a_number_stays_one()
    {
        IReadOnlyList<Cell>[] rows = [.. Formulas.Select(f => (IReadOnlyList<Cell>)[f, Cell.Of(-12.5m), Cell.Of(140781105m), "-"])];

        var lines = Encoding.UTF8.GetString(await Written(SheetFormat.Csv, ["a", "b", "c", "d"], rows))[1..];
        Assert.All(Formulas, f => Assert.Contains($"'{f.Replace("\"", "\"\"", StringComparison.Ordinal)}", lines, StringComparison.Ordinal));
        Assert.Equal(Formulas.Length, lines.Split(",-12.5,140781105,'-\r\n").Length - 1);

        var file = await Written(SheetFormat.Xlsx, ["a", "b", "c", "d"], rows);
        Assert.DoesNotContain("<f", await Part(file, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.Contains("quotePrefix=\"1\"", await Part(file, "xl/styles.xml"), StringComparison.Ordinal);
        var read = await Rows(file);
        Assert.Equal(Formulas.ToList(), read.Skip(1).Select(r => (string)r[0]!).ToList());
        Assert.All(read.Skip(1), r => Assert.Equal([-12.5d, 140781105d, "-"], r.Skip(1)));
    }

    [Fact]
    public async Task Moments_rare_letters_and_what_no_file_can_hold_are_written_so_that_it_still_opens()
    {
        var at = new DateTimeOffset(2026, 2, 12, 1, 30, 59, TimeSpan.Zero);

        var read = await Rows(await Written(SheetFormat.Xlsx, ["a<&>"], [[Cell.Of(at)], ["𠮷<b>&amp;\u0001\uD800\"\r\nzwei"], [new string('长', SheetLimits.LongestCell + 5)], [""]]));

        Assert.Equal(["a<&>", new DateTime(2026, 2, 12, 9, 30, 0), "𠮷<b>&amp;\uFFFD\uFFFD\"\r\nzwei"], read.Take(3).Select(r => r[0]));
        Assert.Equal(SheetLimits.LongestCell, ((string)read[3][0]!).Length);
        Assert.Equal("a\r\n2026-02-12 09:30\r\n", Encoding.UTF8.GetString(await Written(SheetFormat.Csv, ["a"], [[Cell.Of(at)]]))[1..]);
    }

    [Fact]
    public async Task What_no_longer_fits_on_a_sheet_stands_on_the_next_below_the_same_head()
    {
        using var file = new MemoryStream();
        await using (var writer = await XlsxWriter.Begin(file, ["n"], 3, TestContext.Current.CancellationToken))
        {
            for (var i = 1; i <= 5; i++)
            {
                await writer.Write([Cell.Of(i)], TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal(["1", "2", "3"], file.GetSheetNames());
        Assert.Equal(["n 1 2", "n 3 4", "n 5"], [await Sheet("1"), await Sheet("2"), await Sheet("3")]);

        async Task<string> Sheet(string name) => string.Join(' ', (await Rows(file.ToArray(), name)).Select(r => r[0]));
    }

    [Theory, InlineData(SheetFormat.Csv), InlineData(SheetFormat.Xlsx)]
    public async Task A_long_table_needs_no_more_memory_than_a_short_one(SheetFormat format)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var path = Path.Combine(Path.GetTempPath(), $"long-{Guid.CreateVersion7():N}");
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        await using (var writer = await SheetWriting.Begin(format, file, ["a", "b"], TestContext.Current.CancellationToken))
        {
            for (var i = 0; i < 300_000; i++)
            {
                await writer.Write([$"2026-{i:D6}", "空院里堆着拆下的木料，占了半边路。"], TestContext.Current.CancellationToken);
                most = i % 100_000 == 99_999 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before) : most;
            }
        }

        Assert.True(most < 4 << 20, $"{most} bytes are kept");
    }

    private static async Task<byte[]> Written(SheetFormat format, string[] head, IReadOnlyList<Cell>[] rows)
    {
        using var file = new MemoryStream();
        await using (var writer = await SheetWriting.Begin(format, file, head, TestContext.Current.CancellationToken))
        {
            foreach (var row in rows)
            {
                await writer.Write(row, TestContext.Current.CancellationToken);
            }
        }

        return file.ToArray();
    }

    private static async Task<string> Part(byte[] file, string name)
    {
        await using var zip = new ZipArchive(new MemoryStream(file));
        using var text = new StreamReader(await zip.GetEntry(name)!.OpenAsync(TestContext.Current.CancellationToken));
        return await text.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<List<object?[]>> Rows(byte[] file, string? sheet = null) =>
        [.. (await new MemoryStream(file).QueryAsync(useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX)).Cast<IDictionary<string, object?>>().Select(r => r.Values.ToArray())];
}
