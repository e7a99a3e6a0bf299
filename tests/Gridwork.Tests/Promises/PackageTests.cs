using System.Diagnostics;
using System.Net;
using System.Text;
using Gridwork.Tests.Docs;

namespace Gridwork.Tests.Promises;

/// <summary>
/// What <c>tools/make-package</c> made, on a machine that has nothing of .NET: no SDK on the path, nothing of the checkout. <c>./test</c> makes it
/// first and says where; alone: <c>tools/make-package</c>, then GRIDWORK_PACKAGE=artifacts/package.
/// </summary>
public sealed class PackageTests : IDisposable
{
    private static readonly string? Made = Environment.GetEnvironmentVariable("GRIDWORK_PACKAGE");

    private readonly string folder = Directory.CreateTempSubdirectory("package-").FullName;

    [Fact]
    public async Task It_starts_from_an_empty_folder_without_dotnet_and_leads_to_the_first_site()
    {
        var unpacked = await Unpacked();
        var told = new StringBuilder();
        using var program = Start(unpacked, told, "./gridwork", "serve");
        var address = "";
        await BuiltProgram.Until(() => Task.FromResult((address = BuiltProgram.Address(told)) != ""), program, told);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };

        var led = await http.GetAsync(new Uri("/", UriKind.Relative), Stop);
        Assert.Equal((HttpStatusCode.Found, "/first-start"), (led.StatusCode, led.Headers.Location?.ToString()));
        var key = told.ToString().Split("/first-start?key=")[1][..20];
        Assert.Contains("<form", await http.GetStringAsync(new Uri($"/first-start?key={key}", UriKind.Relative), Stop), StringComparison.Ordinal);
        var loaded = await File.ReadAllTextAsync($"/proc/{program.Id}/maps", Stop);
        Assert.Contains(Path.Combine(unpacked, "program", "libcoreclr.so"), loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("/dotnet/", loaded, StringComparison.Ordinal);

        Assert.Equal(0, (await Run(unpacked, "kill", "-TERM", $"{program.Id}")).Code);
        await program.WaitForExitAsync(Stop);
        Assert.True(program.ExitCode == 0, told.ToString());
    }

    [Fact]
    public async Task Its_command_makes_a_site_says_how_it_stands_and_answers_without_one()
    {
        var unpacked = await Unpacked();
        var (term, says) = await Run(unpacked, "./gridwork", "term", "2026-02-12 10:00", "5 工作日");
        Assert.True(term == 0 && says.StartsWith("2026-02-26 24:00", StringComparison.Ordinal), says);
        Assert.Equal(2, (await Run(unpacked, "./gridwork", "doctor")).Code);

        var (added, site) = await Run(unpacked, "./gridwork", "site", "add", "--root", "140781105");
        Assert.True(added == 0, site);
        var (_, found) = await Run(unpacked, "./gridwork", "doctor", "--lang", "zh");
        Assert.True(found.Contains("磁盘", StringComparison.Ordinal) && found.Contains("没有备份", StringComparison.Ordinal), found);
    }

    [Fact]
    public async Task The_debian_package_holds_a_service_of_its_own_user_and_keeps_settings_and_data()
    {
        var package = Directory.GetFiles(Folder(), "*.deb");
        Assert.SkipWhen(package.Length == 0, "No dpkg-deb was here when the package was made.");
        var root = Path.Combine(folder, "root");
        Assert.Equal(0, (await Run(folder, "dpkg-deb", "-R", package[0], root)).Code);

        Assert.Equal("/etc/gridwork/gridwork.env", (await File.ReadAllTextAsync(Path.Combine(root, "DEBIAN/conffiles"), Stop)).Trim());
        Assert.Equal("640", (await Run(root, "stat", "-c", "%a", "etc/gridwork/gridwork.env")).Said.Trim());
        Assert.Contains("\nUrls=http://127.0.0.1:", await File.ReadAllTextAsync(Path.Combine(root, "etc/gridwork/gridwork.env"), Stop), StringComparison.Ordinal);
        foreach (var script in (string[])["postinst", "prerm", "postrm"])
        {
            Assert.Equal(0, (await Run(root, "sh", "-n", $"DEBIAN/{script}")).Code);
            Assert.DoesNotContain("rm -", await File.ReadAllTextAsync(Path.Combine(root, "DEBIAN", script), Stop), StringComparison.Ordinal);
        }

        var unit = await File.ReadAllTextAsync(Path.Combine(root, "usr/lib/systemd/system/gridwork.service"), Stop);
        Assert.All(
            ["User=gridwork", "StateDirectory=gridwork", "ProtectSystem=strict", "NoNewPrivileges=yes", "Restart=on-failure"],
            line => Assert.Contains($"\n{line}\n", unit, StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(root, "usr/lib/gridwork/Gridwork")) && File.Exists(Path.Combine(root, "usr/lib/gridwork/Gridwork.Migrations.Postgres.dll")));
        Assert.Equal(0, (await Run(root, "usr/lib/gridwork/Gridwork", "help")).Code);
        var licences = await File.ReadAllTextAsync(Path.Combine(root, "usr/share/doc/gridwork/licences.txt"), Stop);
        Assert.All(["==== .NET runtime, LICENSE.TXT", "==== MailKit ", "==== Npgsql ", "==== SkiaSharp "], head => Assert.Contains(head, licences, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Systemd_finds_nothing_wrong_with_the_unit()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "No systemd-analyze here.");
        var unpacked = await Unpacked();
        var unit = Path.Combine(folder, "gridwork.service");
        var text = await Documents.Read("tools/package/gridwork.service");
        await File.WriteAllTextAsync(unit, text.Replace("/usr/lib/gridwork", Path.Combine(unpacked, "program"), StringComparison.Ordinal), Stop);

        var (code, said) = await Run(folder, "/usr/bin/systemd-analyze", "verify", "--man=no", unit);

        Assert.True(code == 0 && !said.Contains("gridwork.service:", StringComparison.Ordinal), said);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Folder()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Made), "No package: run ./test, or tools/make-package and set GRIDWORK_PACKAGE to its folder.");
        return Path.GetFullPath(Made!, Documents.Root);
    }

    private async Task<string> Unpacked()
    {
        var (code, said) = await Run(folder, "tar", "-xzf", Assert.Single(Directory.GetFiles(Folder(), "*.tar.gz")));
        Assert.True(code == 0, said);
        return Assert.Single(Directory.GetDirectories(folder, "gridwork-*"));
    }

    // Nothing of this machine's but a shell: not the path, not the variables of the SDK.
    private ProcessStartInfo Alone(string where, string what, params string[] words)
    {
        var tools = Directory.CreateDirectory(Path.Combine(folder, "tools")).FullName;
        foreach (var tool in (string[])["sh", "dirname", "tar", "gzip", "stat", "kill", "dpkg-deb", "rm"])
        {
            var (link, real) = (Path.Combine(tools, tool), Path.Combine("/bin", tool));
            if (File.Exists(real) && !File.Exists(link))
            {
                File.CreateSymbolicLink(link, real);
            }
        }

        var start = new ProcessStartInfo(what.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(what, where) : Path.Combine(tools, what), words)
        {
            WorkingDirectory = where,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        (start.Environment["PATH"], start.Environment["HOME"], start.Environment["Urls"]) = (tools, folder, "http://127.0.0.1:0");
        return start;
    }

    private Process Start(string where, StringBuilder told, string what, params string[] words)
    {
        var program = Process.Start(Alone(where, what, words))!;
        BuiltProgram.Hear(program, told);
        return program;
    }

    private async Task<(int Code, string Said)> Run(string where, string what, params string[] words)
    {
        using var program = Process.Start(Alone(where, what, words))!;
        var said = await Task.WhenAll(program.StandardOutput.ReadToEndAsync(Stop), program.StandardError.ReadToEndAsync(Stop));
        await program.WaitForExitAsync(Stop);
        return (program.ExitCode, string.Concat(said));
    }
}
