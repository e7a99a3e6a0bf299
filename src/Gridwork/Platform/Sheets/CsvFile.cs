using System.Runtime.CompilerServices;
using System.Text;

namespace Gridwork.Platform.Sheets;

/// <summary>Reads a text table: its letters are UTF-8, GB18030 or what its mark says; its cells stand between commas or tabs.</summary>
internal static class CsvFile
{
    private const int AtOnce = 1 << 15;

    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <param name="file">Read twice: once to know its letters.</param>
    public static async IAsyncEnumerable<RawRow> Rows(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        var encoding = await Letters(file, ct);
        file.Position = 0;
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, AtOnce, leaveOpen: true);
        var buffer = new char[AtOnce];
        CsvScanner? scanner = null;
        for (int read; (read = await text.ReadBlockAsync(buffer, ct)) > 0;)
        {
            scanner ??= new CsvScanner(Between(buffer.AsSpan(0, read)));
            for (var i = 0; i < read; i++)
            {
                if (scanner.Take(buffer[i]) is { } row)
                {
                    yield return row;
                }
            }
        }

        if (scanner?.End() is { } last)
        {
            yield return last;
        }
    }

    // A text of GB18030 breaks almost every one of its characters when it is read as UTF-8; one of UTF-8 may be damaged in places.
    private static async Task<Encoding> Letters(Stream file, CancellationToken ct)
    {
        const char Broken = '\uFFFE'; // no text has it
        file.Position = 0;
        var decoder = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Broken.ToString())).GetDecoder();
        var (buffer, chars) = (new byte[AtOnce], new char[AtOnce + 16]);
        var (beyond, broken) = (0L, 0L);
        for (int read; (read = await file.ReadAsync(buffer, ct)) > 0;)
        {
            beyond += buffer.Take(read).Count(b => !Ascii.IsValid(b));
            broken += chars.AsSpan(0, decoder.GetChars(buffer, 0, read, chars, 0, flush: false)).Count(Broken);
        }

        return broken * 4 <= beyond ? Encoding.UTF8 : Chinese;
    }

    private static char Between(ReadOnlySpan<char> begin)
    {
        var (commas, tabs, quoted) = (0, 0, false);
        foreach (var c in begin)
        {
            if (c is '\n' && !quoted && commas + tabs > 0)
            {
                break;
            }

            quoted ^= c is '"';
            commas += c is ',' && !quoted ? 1 : 0;
            tabs += c is '\t' && !quoted ? 1 : 0;
        }

        return tabs > commas ? '\t' : ',';
    }
}
