using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gridwork.Platform.Certificates;

/// <summary>
/// For an office that no authority of the internet reaches: one of its own, made once for ten years and trusted once by its browsers, and under it
/// a certificate for the host names, as often as it is wanted.
/// </summary>
internal sealed class MakeCertificate(CertificateFolder folder, TimeProvider clock)
{
    /// <summary>A bit more than a year; the program makes the next by itself.</summary>
    public const int Days = 397;

    private const int AuthorityYears = 10;
    private const string ForServers = "1.3.6.1.5.5.7.3.1";

    private static readonly TimeSpan Renewal = TimeSpan.FromDays(30);

    public async Task<(KeptCertificate Made, KeptCertificate Authority)> Run(IReadOnlyList<string> names, CancellationToken ct)
    {
        var authority = await CertificateFolder.Find(folder.Authority, ct) is { } kept && kept.Ends > clock.GetUtcNow().AddDays(Days) ? kept : await MakeAuthority(names[0], ct);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ForServers)], critical: false));
        request.CertificateExtensions.Add(Named(names));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority.Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var now = clock.GetUtcNow();
        using var made = request.Create(authority.Certificate, now.AddDays(-1), now.AddDays(Days), RandomNumberGenerator.GetBytes(16));
        var pem = $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
        await folder.Put(folder.Served, pem, ct);
        return (CertificateFolder.Read(pem), authority);
    }

    /// <summary>The next one for the same names, when ours is near its end. One that was taken in is its authority's to renew.</summary>
    public async Task<bool> Renew(CancellationToken ct)
    {
        if (await CertificateFolder.Find(folder.Served, ct) is not { } served || served.Ends > clock.GetUtcNow() + Renewal
            || await CertificateFolder.Find(folder.Authority, ct) is not { } authority
            || !served.Certificate.IssuerName.RawData.AsSpan().SequenceEqual(authority.Certificate.SubjectName.RawData))
        {
            return false;
        }

        await Run(served.Names, ct);
        return true;
    }

    private async Task<KeptCertificate> MakeAuthority(string name, CancellationToken ct)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // The number parts it from the one before, which browsers may still hold.
        var request = new CertificateRequest($"CN=Gridwork {name} {RandomNumberGenerator.GetHexString(6)}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = clock.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(AuthorityYears));
        var pem = $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
        await folder.Put(folder.Authority, pem, ct);
        await folder.Put(folder.AuthorityToTrust, $"{made.ExportCertificatePem()}\n", ct);
        return CertificateFolder.Read(pem);
    }

    private static X509Extension Named(IReadOnlyList<string> names)
    {
        var list = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                list.AddIpAddress(address);
            }
            else
            {
                list.AddDnsName(name);
            }
        }

        return list.Build();
    }
}
