using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Gridwork.Platform.Sites;
using Gridwork.Tests.Promises;

namespace Gridwork.Tests.Platform;

/// <summary>The built program serves https by the certificate of its data folder, as the command put it there.</summary>
public sealed class CertificatesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cert-").FullName;

    [Fact]
    public async Task It_serves_what_was_made_to_those_who_trust_the_office_and_what_is_renewed_without_a_restart()
    {
        var (code, said) = await Cert("make", "--host", "town.example,127.0.0.1");
        Assert.True(code == 0 && said.Contains("town.example 127.0.0.1", StringComparison.Ordinal), said);
        Assert.Equal("600", await Mode("served.pem"));
        Assert.Equal("600", await Mode("authority.pem"));
        Assert.DoesNotContain("PRIVATE", await File.ReadAllTextAsync(In("authority.crt"), Stop), StringComparison.Ordinal);

        var told = new StringBuilder();
        using var program = BuiltProgram.Start(new Ground(new DataFolder(folder), null), told, "https://127.0.0.1:0", "--empty");
        var address = "";
        await BuiltProgram.Until(() => Task.FromResult((address = BuiltProgram.Address(told)) != ""), program, told);
        var first = await Served(address);
        Assert.Contains(first.GetCertHashString(HashAlgorithmName.SHA256), said, StringComparison.Ordinal);

        Assert.Equal(0, (await Cert("make", "--host", "town.example,127.0.0.1")).Code);
        await BuiltProgram.Until(async () => !(await Served(address)).Equals(first), program, told);
        await BuiltProgram.Kill(program);
    }

    [Fact]
    public async Task One_that_is_taken_in_must_fit_its_key_and_not_be_over()
    {
        Assert.Equal(2, (await Cert("make")).Code);
        Assert.Equal(1, (await Cert("show")).Code);
        await Cert("make", "--host", "town.example");
        var served = await File.ReadAllTextAsync(In("served.pem"), Stop);
        await File.WriteAllTextAsync(In("other.pem"), await File.ReadAllTextAsync(In("authority.pem"), Stop), Stop);

        Assert.Equal(1, (await Cert("use", "--cert", In("served.pem"), "--key", In("other.pem"))).Code);
        Assert.Equal(1, (await Cert("use", "--cert", In("authority.crt"), "--key", In("authority.crt"))).Code);
        Assert.Equal(2, (await Cert("use", "--cert", In("served.pem"))).Code);
        var (over, says) = await Cert("use", "--cert", await Over(), "--key", await Over());
        Assert.True(over == 1 && says.Contains("2021", StringComparison.Ordinal), says);
        Assert.Equal(served, await File.ReadAllTextAsync(In("served.pem"), Stop));

        Assert.Equal(0, (await Cert("use", "--cert", In("other.pem"), "--key", In("other.pem"))).Code);
        Assert.False(served == await File.ReadAllTextAsync(In("served.pem"), Stop));
        Assert.Equal("600", await Mode("served.pem"));
        Assert.Equal(0, (await Cert("show")).Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string In(string file) => Path.Combine(folder, "cert", file);

    private async Task<string> Mode(string file)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%a", In(file)]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        return (await stat.StandardOutput.ReadToEndAsync(Stop)).Trim();
    }

    private async Task<string> Over()
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=town.example", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2021, 6, 1, 0, 0, 0, TimeSpan.Zero));
        var file = In("over.pem");
        if (!File.Exists(file))
        {
            await File.WriteAllTextAsync(file, $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n", Stop);
        }

        return file;
    }

    // As a browser of the office, which believes its authority and nobody else.
    private async Task<X509Certificate2> Served(string address)
    {
        using var authority = X509CertificateLoader.LoadCertificateFromFile(In("authority.crt"));
        X509Certificate2? served = null;
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(authority);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            served = X509CertificateLoader.LoadCertificate(certificate!.GetRawCertData());
            return errors == SslPolicyErrors.None;
        };
        using var http = new HttpClient(handler);
        Assert.Equal(HttpStatusCode.Found, (await http.GetAsync(new Uri(address), Stop)).StatusCode);
        return served!;
    }

    private async Task<(int Code, string Said)> Cert(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Gridwork.dll"), "cert", .. words]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["GRIDWORK_VAR"], start.Environment["GRIDWORK_DATABASE"]) = (folder, null);
        using var program = Process.Start(start)!;
        var said = await Task.WhenAll(program.StandardOutput.ReadToEndAsync(Stop), program.StandardError.ReadToEndAsync(Stop));
        await program.WaitForExitAsync(Stop);
        return (program.ExitCode, string.Concat(said));
    }
}
