using System.Diagnostics;
using System.Text;
using Gridwork.Platform.Layout;
using Microsoft.Extensions.Options;

namespace Gridwork.Platform.Paper;

/// <summary>Section <c>Paper</c> of the settings.</summary>
public sealed class PaperOptions
{
    /// <summary>The browser that makes PDF; found by itself where it stands among the programs. <c>none</c>: no PDF.</summary>
    public string? Browser { get; init; }
}

/// <summary>
/// Makes PDF of a page with the machine's own Chromium, so that what is printed, shown and kept is one HTML. The page stands alone:
/// its styles inside it, no script, no address of anywhere. Two at once at most; each has its own folder, which is gone afterwards.
/// </summary>
internal sealed partial class PrintPaper(LookFiles look, IOptions<PaperOptions> options, ILogger<PrintPaper> log) : IDisposable
{
    private const string Off = "none";
    private const string NoNetwork = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly SemaphoreSlim places = new(2);

    /// <summary>Null where this machine has no browser for it: then paper is printed from the page.</summary>
    public string? Program { get; } = options.Value.Browser is { Length: > 0 } set ? set == Off ? null : set : Find();

    /// <summary>Whether the settings say that none is wanted.</summary>
    public bool IsOff { get; } = options.Value.Browser == Off;

    /// <summary>Null when it could not be made; the log says why.</summary>
    public async Task<byte[]?> Print(string page, CancellationToken ct)
    {
        if (Program is null)
        {
            return null;
        }

        await places.WaitAsync(ct);
        var folder = Directory.CreateTempSubdirectory("gridwork-paper-");
        try
        {
            var (html, pdf) = (Path.Combine(folder.FullName, "paper.html"), Path.Combine(folder.FullName, "paper.pdf"));
            await File.WriteAllTextAsync(html, Alone(page), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), ct);
            var said = await Run(html, pdf, ct);
            if (File.Exists(pdf))
            {
                return await File.ReadAllBytesAsync(pdf, ct);
            }

            NotMade(log, said);
            return null;
        }
        finally
        {
            places.Release();
            Remove(folder);
        }
    }

    public void Dispose() => places.Dispose();

    private string Alone(string page) => page
        .Replace($"<link rel=\"stylesheet\" href=\"{look.Styles}\">", $"{NoNetwork}<style>{look.StylesText}</style>", StringComparison.Ordinal)
        .Replace($"<script src=\"{look.Script}\" defer></script>", "", StringComparison.Ordinal);

    private async Task<string> Run(string html, string pdf, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Program!) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[
            "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", $"--user-data-dir={Path.Combine(Path.GetDirectoryName(html)!, "profile")}", $"--print-to-pdf={pdf}"])
        {
            start.ArgumentList.Add(argument);
        }

        if (Environment.IsPrivilegedProcess)
        {
            start.ArgumentList.Add("--no-sandbox"); // Chromium refuses root otherwise; the page is ours, without script
        }

        start.ArgumentList.Add(new Uri(html).AbsoluteUri);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        using var process = Process.Start(start)!;
        try
        {
            var (said, _) = (process.StandardError.ReadToEndAsync(patience.Token), process.StandardOutput.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return await said;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            ct.ThrowIfCancellationRequested();
            return "It took too long.";
        }
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A child of the browser still closes its files; the folder of the machine's own is emptied by the machine.
        }
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A PDF was not made: {Said}")]
    private static partial void NotMade(ILogger log, string said);
}
