using System.IO.Compression;
using System.Text;
using Gridwork.Platform.Sheets;
using MiniExcelLibs;

namespace Gridwork.Tests.Platform.Sheets;

/// <summary>For what measures the memory of the whole process: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Tables as people bring them.</summary>
[Collection(nameof(Alone))]
public sealed class SheetTests
{
    private static readonly SheetColumns Columns = new([new("code", ["代码"]), new("name", ["名称", "事项名称"]), new("note", ["备注"]) { Optional = true }]);

    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Fact]
    public async Task Letters_separators_and_line_ends_of_every_office_are_read_alike()
    {
        const string Table = "代码,名称\r\n01,乱堆物堆料\r\n02,㐂䶮𠮷字的井盖\r\n";
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(Table), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Table)], Chinese.GetBytes(Table), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Table.Replace(',', '\t'))],
            Encoding.UTF8.GetBytes(Table.Replace(',', '\t').Replace("\r\n", "\n")), Chinese.GetBytes(Table.Replace("\r\n", "\r").TrimEnd('\r')),
            Encoding.UTF8.GetBytes("code, 事项 名称*,,\r\n01,乱堆物堆料,,\r\n02,㐂䶮𠮷字的井盖,,"), await Xlsx(["代码", "名称"], ["01", "乱堆物堆料"], ["02", "㐂䶮𠮷字的井盖"]),
        ];
        foreach (var file in files)
        {
            Assert.Equal(["2|01|乱堆物堆料||", "3|02|㐂䶮𠮷字的井盖||"], await Read(file));
        }
    }

    [Fact]
    public async Task A_row_bears_the_number_the_spreadsheet_shows_and_its_fault_stays_its_own() => Assert.Equal(
        [
            "3|01|one\ntwo, \"three\"||", "5|02|plain \"quote\"||", "6|03|||SheetRowRagged", "7|04|more|than|SheetRowRagged", "8|05|behind it||SheetQuoteOdd",
            "9|06|\uFFFD||SheetLetters", $"10|07|{new string('a', 5)}||SheetCellTooLong", "11|08|good again||", "12|09|open,\n10,swallowed||SheetQuoteOpen",
        ],
        await Read(Encoding.UTF8.GetBytes(
            "\n代码,名称,备注\n01,\"one\r\ntwo, \"\"three\"\"\",\n,,\n02,plain \"quote\",\n03\n04,more,than,three\n05,\"behind\" it,\n06,\uFFFD,\n"
            + $"07,{new string('a', SheetLimits.LongestCell + 1)},\n08,good again,\n09,\"open,\n10,swallowed")));

    [Fact]
    public async Task A_cell_of_a_spreadsheet_is_read_as_it_looks_or_not_at_all() => Assert.Equal(
        ["2|140781105|2026-03-05||", "3|0.3|TRUE||", "4|123456789012346000|x||SheetNumberInexact"],
        await Read(await Xlsx(["代码", "名称"], [140781105, new DateTime(2026, 3, 5)], [0.1 + 0.2, true], [123456789012345678d, "x"])));

    [Fact]
    public async Task A_row_that_a_spreadsheet_leaves_out_is_counted()
    {
        using var file = new MemoryStream();
        await file.WriteAsync(await Xlsx(["代码", "名称"], ["01", "gone"], ["02", "here"]), TestContext.Current.CancellationToken);
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            await using var sheet = await zip.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).OpenAsync(TestContext.Current.CancellationToken);
            var xml = await new StreamReader(sheet).ReadToEndAsync(TestContext.Current.CancellationToken);
            var (from, to) = (xml.IndexOf("<x:row r=\"2\"", StringComparison.Ordinal), xml.IndexOf("<x:row r=\"3\"", StringComparison.Ordinal));
            sheet.SetLength(0);
            await sheet.WriteAsync(Encoding.UTF8.GetBytes(xml[..from] + xml[to..]), TestContext.Current.CancellationToken);
        }

        Assert.Equal(["3|02|here||"], await Read(file.ToArray()));
    }

    [Fact]
    public async Task What_is_no_table_is_refused_by_what_it_holds_whatever_it_is_called()
    {
        Assert.Equal("SheetEmpty", await Refused([]));
        Assert.Equal("SheetEmpty", await Refused("\r\n , \r\n"u8.ToArray()));
        Assert.Equal("SheetOldExcel", await Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]));
        Assert.Equal("SheetNoTable", await Refused([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13]));
        Assert.Equal("SheetNoTable", await Refused("<html><table><tr><td>code</td></tr></table></html>"u8.ToArray()));
        Assert.Equal("SheetNoTable", await Refused("%PDF-1.7\n"u8.ToArray()));
        Assert.Equal("SheetNoTable", await Refused(await OtherZip()));
        Assert.Equal("SheetBroken", await Refused((await Xlsx(["代码", "名称"], ["01", "x"]))[..^30]));
    }

    [Fact]
    public async Task Columns_that_are_missing_unknown_or_double_are_named()
    {
        Assert.Equal("Columns missing: 名称 (name). The first row says: 代码, 事情.", await Says("代码,事情\n1,2"));
        Assert.Equal("Columns not known: 事情. Known are: 代码 (code), 名称 (name), 备注 (note).", await Says("代码,名称,事情\n1,2,3"));
        Assert.Equal("The column 名称 (name) stands there twice.", await Says("代码,名称,事项名称\n1,2,3"));
        await using var other = (await Sheet.Open(Bytes("代码,事情,名称\n1,2,3"), Columns with { OthersAllowed = true }, TestContext.Current.CancellationToken)).Value!;
        Assert.Equal(["事情"], other.Others);
    }

    [Fact]
    public async Task A_million_rows_pass_through_a_little_memory()
    {
        var path = Path.GetTempFileName();
        await using (var text = new StreamWriter(path))
        {
            await text.WriteLineAsync("code,name");
            for (var i = 1; i < SheetLimits.MostRows + 1; i++)
            {
                await text.WriteLineAsync($"{i},a name of some length so that the file is larger than what may be kept");
            }
        }

        var (count, most, last) = (0, 0L, default(SheetRow));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, 4096, FileOptions.DeleteOnClose))
        await using (var sheet = (await Sheet.Open(file, Columns, TestContext.Current.CancellationToken)).Value!)
        {
            await foreach (var row in sheet.Rows(TestContext.Current.CancellationToken))
            {
                (count, last) = (count + 1, row);
                most = count % 200_000 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before) : most;
            }
        }

        Assert.Equal((SheetLimits.MostRows, SheetLimits.MostRows + 1, nameof(SheetTooManyRows)), (count, last!.Number, last.Fault!.GetType().Name));
        Assert.True(most < 4 << 20, $"{most} bytes are kept");
    }

    [Fact]
    public void What_is_written_for_a_spreadsheet_starts_no_formula() =>
        Assert.Equal("'=1+1,\"a, \"\"b\"\"\",'@x,'-1,plain", CsvLine.Safe(["=1+1", "a, \"b\"", "@x", "-1", "plain"]));

    private static async Task<IReadOnlyList<string>> Read(byte[] file)
    {
        var opened = await Sheet.Open(new MemoryStream(file), Columns, TestContext.Current.CancellationToken);
        await using var sheet = opened.Value ?? throw new InvalidOperationException(opened.Problem!.Message);
        var rows = new List<string>();
        await foreach (var row in sheet.Rows(TestContext.Current.CancellationToken))
        {
            rows.Add($"{row.Number}|{row["code"]}|{(row.Fault is SheetCellTooLong ? row["name"][..5] : row["name"])}|{row["note"]}|{row.Fault?.GetType().Name}");
        }

        return rows;
    }

    private static async Task<string> Refused(byte[] file) =>
        (await Sheet.Open(new MemoryStream(file), Columns, TestContext.Current.CancellationToken)).Problem!.GetType().Name;

    private static async Task<string> Says(string table) => (await Sheet.Open(Bytes(table), Columns, TestContext.Current.CancellationToken)).Problem!.Message;

    private static MemoryStream Bytes(string table) => new(Encoding.UTF8.GetBytes(table));

    private static async Task<byte[]> Xlsx(params object[][] rows)
    {
        using var file = new MemoryStream();
        await file.SaveAsAsync(
            rows.Select(r => r.Select((v, i) => (Name: $"c{i}", Value: v)).ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal)), printHeader: false);
        return file.ToArray();
    }

    private static async Task<byte[]> OtherZip()
    {
        using var file = new MemoryStream();
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("word/document.xml");
        }

        return file.ToArray();
    }
}
