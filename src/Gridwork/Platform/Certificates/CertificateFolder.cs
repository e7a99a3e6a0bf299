using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Sites;

namespace Gridwork.Platform.Certificates;

/// <summary>The first of the chain with its private key, then what stands between it and its authority.</summary>
internal sealed record KeptCertificate(X509Certificate2 Certificate, X509Certificate2Collection Between)
{
    public string Fingerprint => Certificate.GetCertHashString(HashAlgorithmName.SHA256);

    public DateTimeOffset Ends => new(Certificate.NotAfter.ToUniversalTime());

    public DateOnly LastDay => CivilTime.DayOf(Ends);

    public IReadOnlyList<string> Names =>
    [
        .. Certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(a => a.ToString()))),
    ];
}

/// <summary>
/// <c>cert</c> in the data folder: what the program serves by https itself, and the office's own small authority where it has one. Readable by
/// their owner only, for they hold private keys.
/// </summary>
internal sealed class CertificateFolder(DataFolder folder)
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Served => Path.Combine(Root, "served.pem");

    public string Authority => Path.Combine(Root, "authority.pem");

    /// <summary>Without its key, to be put into the browsers of the office.</summary>
    public string AuthorityToTrust => Path.Combine(Root, "authority.crt");

    private string Root => Path.Combine(folder.Root, "cert");

    /// <exception cref="CryptographicException">There is none to read in it, or its key is another's.</exception>
    public static KeptCertificate Read(string pem) => Read(pem, pem);

    /// <exception cref="CryptographicException"><paramref name="key"/> is no key, or another's.</exception>
    public static KeptCertificate Read(string certificates, string key)
    {
        try
        {
            var all = new X509Certificate2Collection();
            all.ImportFromPem(certificates);
            return new(X509Certificate2.CreateFromPem(certificates, key), [.. all.Skip(1)]);
        }
        catch (ArgumentException other)
        {
            throw new CryptographicException(other.Message, other);
        }
    }

    public static string Write(KeptCertificate kept, string key) =>
        $"{kept.Certificate.ExportCertificatePem()}\n{string.Concat(kept.Between.Select(c => c.ExportCertificatePem() + "\n"))}{key.Trim()}\n";

    public static async Task<KeptCertificate?> Find(string path, CancellationToken ct) => File.Exists(path) ? Read(await File.ReadAllTextAsync(path, ct)) : null;

    /// <summary>All of it or nothing of it: a server that reads at the same moment finds the one before.</summary>
    public async Task Put(string path, string text, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Root);
            await File.WriteAllTextAsync(path, text, ct);
            return;
        }

        Directory.CreateDirectory(Root, Owner | UnixFileMode.UserExecute);
        var half = $"{path}.{Guid.CreateVersion7():N}";
        await using (var file = new StreamWriter(half, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Owner }))
        {
            await file.WriteAsync(text.AsMemory(), ct);
        }

        File.Move(half, path, overwrite: true);
    }
}
