using Gridwork.Kernel;
using Gridwork.Platform.Certificates;
using Gridwork.Platform.Health;
using Gridwork.Platform.Layout;
using Gridwork.Platform.Paper;
using Gridwork.Platform.Sites;
using Gridwork.Tests.Docs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Gridwork.Tests.Platform;

/// <summary>What a health check says of certificate, fonts and browser, with each of them spoilt in turn.</summary>
public sealed class MachineHealthTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("machine-").FullName;
    private readonly FakeTimeProvider clock = new(TownHost.Morning);

    [Fact]
    public async Task A_certificate_is_judged_by_its_names_and_the_days_it_has_left()
    {
        Assert.Equal(("certificate.none", Grade.Well), await Certificate());
        Assert.Equal(("certificate.none", Grade.Ill), await Certificate(urls: "http://127.0.0.1:5080;https://0.0.0.0:443"));

        await Make.Run(["town.example"], default);
        Assert.Equal(("certificate", Grade.Well), await Certificate());
        Assert.Equal(("certificate", Grade.Well), await Certificate(host: "TOWN.example"));
        Assert.Equal(("certificate.names", Grade.Look), await Certificate(host: "other.example"));
        clock.Advance(TimeSpan.FromDays(MakeCertificate.Days - 29));
        Assert.Equal(("certificate", Grade.Look), await Certificate());
        clock.Advance(TimeSpan.FromDays(23));
        Assert.Equal(("certificate", Grade.Ill), await Certificate());
        clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(("certificate.over", Grade.Ill), await Certificate());

        await File.WriteAllTextAsync(Folder.Served, "no certificate", TestContext.Current.CancellationToken);
        Assert.Equal(("certificate.unreadable", Grade.Ill), await Certificate());
    }

    [Fact]
    public async Task One_of_our_own_is_renewed_for_the_same_names_before_it_ends_and_one_taken_in_is_left()
    {
        var (first, authority) = await Make.Run(["town.example", "10.0.0.8"], default);
        Assert.False(await Make.Renew(default));
        clock.Advance(TimeSpan.FromDays(MakeCertificate.Days - 20));
        Assert.True(await Make.Renew(default));
        var next = (await CertificateFolder.Find(Folder.Served, default))!;
        Assert.Equal(["town.example", "10.0.0.8"], next.Names);
        Assert.True(next.LastDay > first.LastDay && next.Certificate.Issuer == authority.Certificate.Subject);

        var elsewhere = new MakeCertificate(new CertificateFolder(new DataFolder(Path.Combine(folder, "elsewhere"))), clock);
        await elsewhere.Run(["town.example"], default);
        File.Copy(Path.Combine(folder, "elsewhere", "cert", "served.pem"), Folder.Served, overwrite: true);
        clock.Advance(TimeSpan.FromDays(MakeCertificate.Days - 20));
        Assert.False(await Make.Renew(default));
    }

    [Fact]
    public async Task Papers_want_a_font_that_has_chinese_characters()
    {
        var empty = Directory.CreateDirectory(Path.Combine(folder, "fonts")).FullName;
        await File.WriteAllTextAsync(Path.Combine(empty, "NotoSansCJK.ttc"), "not a font", TestContext.Current.CancellationToken);
        Assert.Equal(("fonts", Grade.Ill), Of(Checkup(new(empty), "/usr/bin/chromium").Fonts()));
        Assert.Equal(("fonts", Grade.Look), Of(Checkup(new(empty), "none").Fonts()));

        var here = PaperFonts.OfThisMachine();
        Assert.SkipWhen(here.Find() is null, "No Chinese font is on this machine.");
        Assert.Equal(("fonts", Grade.Well), Of(Checkup(here, "none").Fonts()));
    }

    [Fact]
    public async Task A_browser_is_believed_once_it_made_a_paper()
    {
        Assert.Equal(("browser.off", Grade.Well), Of(await Checkup(new(folder), "none").Browser(default)));
        Assert.Equal(("browser", Grade.Ill), Of(await Checkup(new(folder), "/nowhere/chromium").Browser(default)));
        Assert.Equal(("browser", Grade.Ill), Of(await Checkup(new(folder), "/bin/true").Browser(default)));

        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "No Chromium is on this machine.");
        Assert.Equal(("browser", Grade.Well), Of(await Checkup(new(folder), "/usr/bin/chromium").Browser(default)));
    }

    [Fact]
    public async Task Every_finding_has_words()
    {
        var words = await File.ReadAllTextAsync(Path.Combine(Documents.Root, "src/Gridwork/Platform/Health/Words.zh.json"), TestContext.Current.CancellationToken);
        Assert.All(
            ["certificate.Well", "certificate.Look", "certificate.Ill", "certificate.none.Well", "certificate.none.Ill", "certificate.over.Ill", "certificate.names.Look",
             "certificate.unreadable.Ill", "fonts.Well", "fonts.Look", "fonts.Ill", "browser.Well", "browser.Ill", "browser.none.Look", "browser.off.Well"],
            key => Assert.Contains($"\"health.{key}\"", words, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private CertificateFolder Folder => new(new DataFolder(folder));

    private MakeCertificate Make => new(Folder, clock);

    private static (string, Grade) Of(Found found) => (found.Name, found.Grade);

    private async Task<(string, Grade)> Certificate(string urls = "http://127.0.0.1:5080", string? host = null) =>
        Of(await Checkup(new(folder), "none", urls, host).Certificate(default));

    private MachineCheckup Checkup(PaperFonts fonts, string browser, string urls = "", string? host = null)
    {
        var site = new CurrentSite { Value = new("140781105", "绵山镇", AreaCode.Of("140781105"), host is null ? [] : [host], StoreKind.Sqlite, "", Demo: false) };
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Urls", urls)]).Build();
        var paper = new PrintPaper(new LookFiles(), Options.Create(new PaperOptions { Browser = browser }), NullLogger<PrintPaper>.Instance);
        return new(Folder, site, paper, fonts, settings, clock);
    }
}
