using System.Security.Cryptography;
using Gridwork.Platform.Certificates;
using Gridwork.Platform.Paper;
using Gridwork.Platform.Sites;

namespace Gridwork.Platform.Health;

/// <summary>What the machine gives to all sites: its certificate, its fonts, its browser for papers.</summary>
internal sealed class MachineCheckup(CertificateFolder certificates, CurrentSite site, PrintPaper paper, PaperFonts fonts, IConfiguration settings, TimeProvider clock)
{
    private const int Soon = 30;
    private const int VerySoon = 7;

    // Small, and with a character that only a Chinese font draws.
    private const string Sample = "<!doctype html><meta charset=\"utf-8\"><title>1</title><p>\u9547</p>";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task<Found> Certificate(CancellationToken ct)
    {
        var byUs = (settings["Urls"] ?? "").Contains("https:", StringComparison.OrdinalIgnoreCase);
        KeptCertificate? kept;
        try
        {
            kept = await CertificateFolder.Find(certificates.Served, ct);
        }
        catch (CryptographicException)
        {
            return new("certificate.unreadable", Grade.Ill, ("file", certificates.Served));
        }

        if (kept is null)
        {
            return new("certificate.none", byUs ? Grade.Ill : Grade.Well);
        }

        var days = (int)Math.Floor((kept.Ends - clock.GetUtcNow()).TotalDays);
        var missing = site.Value.Hosts.Where(h => !kept.Certificate.MatchesHostname(h, allowWildcards: true, allowCommonName: false)).ToList();
        return days < 0 ? new("certificate.over", Grade.Ill, ("day", kept.LastDay))
            : missing.Count > 0 ? new("certificate.names", Grade.Look, ("missing", string.Join(' ', missing)), ("names", string.Join(' ', kept.Names)))
            : new("certificate", days <= VerySoon ? Grade.Ill : days <= Soon ? Grade.Look : Grade.Well, ("days", days), ("day", kept.LastDay));
    }

    /// <summary>Where no PDF is made here, papers are printed on other machines with their own fonts.</summary>
    public Found Fonts() => fonts.Find() is { } name
        ? new("fonts", Grade.Well, ("name", name))
        : new("fonts", paper.Program is null ? Grade.Look : Grade.Ill);

    /// <summary>A paper is really made: a browser that is there may still not run.</summary>
    public async Task<Found> Browser(CancellationToken ct)
    {
        if (paper.Program is not { } program)
        {
            return new(paper.IsOff ? "browser.off" : "browser.none", paper.IsOff ? Grade.Well : Grade.Look);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            return new("browser", await paper.Print(Sample, patience.Token) is null ? Grade.Ill : Grade.Well, ("program", program));
        }
        catch (Exception failed) when (failed is OperationCanceledException or System.ComponentModel.Win32Exception && !ct.IsCancellationRequested)
        {
            return new("browser", Grade.Ill, ("program", program));
        }
    }
}
