using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Gridwork.Kernel.Calendar;

namespace Gridwork.Platform.Sheets;

/// <summary>
/// A spreadsheet (ECMA-376) whose texts stand in their own cells, so that nothing has to be kept until the end. A text is marked as text:
/// it is none the less one after somebody edits it, whatever it begins with.
/// </summary>
internal sealed class XlsxWriter : ISheetWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // The places of the styles below.
    private const int TextStyle = 1;
    private const int MomentStyle = 2;

    // Day 0 of a spreadsheet's calendar, from March 1900 on.
    private static readonly DateTime DayZero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly ZipArchive zip;
    private readonly IReadOnlyList<string> head;
    private readonly int most;
    private readonly StringBuilder row = new();
    private StreamWriter? sheet;
    private int sheets;
    private int rows;

    private XlsxWriter(ZipArchive zip, IReadOnlyList<string> head, int most) => (this.zip, this.head, this.most) = (zip, head, most);

    /// <param name="most">Rows of a sheet; what goes beyond stands on a further one.</param>
    public static async Task<XlsxWriter> Begin(Stream to, IReadOnlyList<string> head, int most, CancellationToken ct)
    {
        var writer = new XlsxWriter(await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct), head, most);
        await writer.NextSheet(ct);
        return writer;
    }

    public async Task Write(IReadOnlyList<Cell> row, CancellationToken ct)
    {
        if (rows == most)
        {
            await NextSheet(ct);
        }

        await Put(row, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await EndSheet(CancellationToken.None);
        await End();
        await zip.DisposeAsync();
    }

    private async Task NextSheet(CancellationToken ct)
    {
        await EndSheet(ct);
        (sheets, rows) = (sheets + 1, 0);
        sheet = await Part($"xl/worksheets/sheet{sheets}.xml", ct);
        await sheet.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><worksheet xmlns=\"{Main}\"><sheetData>".AsMemory(), ct);
        await Put([.. head.Select(h => Cell.Of(h))], ct);
    }

    private async Task EndSheet(CancellationToken ct)
    {
        if (sheet is { } open)
        {
            await open.WriteAsync("</sheetData></worksheet>".AsMemory(), ct);
            await open.DisposeAsync();
            sheet = null;
        }
    }

    private async Task Put(IReadOnlyList<Cell> cells, CancellationToken ct)
    {
        rows++;
        row.Clear().Append(CultureInfo.InvariantCulture, $"<row r=\"{rows}\">");
        for (var i = 0; i < cells.Count; i++)
        {
            Add(cells[i], $"{Column(i)}{rows}");
        }

        row.Append("</row>");
        await sheet!.WriteAsync(row, ct);
    }

    private void Add(Cell cell, string place)
    {
        if (cell.Number is { } number)
        {
            row.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\"><v>{number}</v></c>");
        }
        else if (cell.Moment is { } moment)
        {
            var days = (CivilTime.DayOf(moment).ToDateTime(CivilTime.TimeOf(moment)) - DayZero).TotalDays;
            row.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"{MomentStyle}\"><v>{days:R}</v></c>");
        }
        else if (cell.Text.Length > 0)
        {
            row.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"{TextStyle}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            Add(cell.Text.Length <= SheetLimits.LongestCell ? cell.Text : $"{cell.Text[..(SheetLimits.LongestCell - 1)]}…");
            row.Append("</t></is></c>");
        }
    }

    // What XML cannot hold is shown as what it is: not readable.
    private void Add(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            _ = text[i] switch
            {
                '<' => row.Append("&lt;"),
                '&' => row.Append("&amp;"),
                '\r' => row.Append("&#13;"),
                _ when pair => row.Append(text[i]).Append(text[++i]),
                var letter => row.Append(XmlConvert.IsXmlChar(letter) ? letter : '\uFFFD'),
            };
        }
    }

    private static string Column(int at) => at < 26 ? $"{(char)('A' + at)}" : Column((at / 26) - 1) + Column(at % 26);

    private async Task End()
    {
        var all = Enumerable.Range(1, sheets).ToList();
        await Add("xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts>
            <fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>
            <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
            <cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>
            """);
        await Add("xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(all.Select(n => $"<sheet name=\"{n}\" sheetId=\"{n}\" r:id=\"r{n}\"/>"))}</sheets></workbook>
            """);
        await Add("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships">{string.Concat(all.Select(n => $"<Relationship Id=\"r{n}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}<Relationship Id="s" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """);
        await Add("_rels/.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        await Add("[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/>{string.Concat(all.Select(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{Types}.worksheet+xml\"/>"))}</Types>
            """);
    }

    private async Task Add(string name, string xml)
    {
        await using var part = await Part(name, CancellationToken.None);
        await part.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{xml}");
    }

    private async Task<StreamWriter> Part(string name, CancellationToken ct) =>
        new(await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024);
}
