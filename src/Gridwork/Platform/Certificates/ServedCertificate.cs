using System.Net.Security;
using System.Security.Cryptography;

namespace Gridwork.Platform.Certificates;

/// <summary>What https gets: the certificate of the data folder as it is now, so that a renewed one is served without a restart.</summary>
internal sealed partial class ServedCertificate(CertificateFolder folder, TimeProvider clock, ILogger<ServedCertificate> log)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private readonly Lock turn = new();

    private SslStreamCertificateContext? served;
    private DateTime written;
    private long looked;

    /// <summary>Null while there is none that can be read: whoever asks by https gets no connection.</summary>
    public SslStreamCertificateContext? Now()
    {
        lock (turn)
        {
            if (looked == 0 || clock.GetElapsedTime(looked) > LookAgain)
            {
                looked = clock.GetTimestamp();
                Look();
            }

            return served;
        }
    }

    private void Look()
    {
        if (!File.Exists(folder.Served) || File.GetLastWriteTimeUtc(folder.Served) is var at && at == written)
        {
            return;
        }

        written = at;
        try
        {
#pragma warning disable MA0045 // The handshake's own callback waits for it; it is read once for each change.
            var kept = CertificateFolder.Read(File.ReadAllText(folder.Served));
#pragma warning restore MA0045
            // Offline: nothing is asked of the authority's host to fill up the chain.
            served = SslStreamCertificateContext.Create(kept.Certificate, kept.Between, offline: true);
        }
        catch (CryptographicException unreadable)
        {
            Unreadable(log, folder.Served, unreadable);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The certificate in {File} cannot be read; the one before is served on.")]
    private static partial void Unreadable(ILogger log, string file, Exception why);
}
