using System.Net;
using System.Text.RegularExpressions;
using Gridwork.Areas.Demo;
using Gridwork.Platform.Backups;
using Gridwork.Platform.Mail;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Sms;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gridwork.Tests.Areas;

public sealed partial class FirstStartTests
{
    private static readonly (string Field, string Value)[] People =
    [
        ("Form.Host", "wg.example.test"), ("Form.SystemUser", "sys"), ("Form.SystemName", "沈一"), ("Form.SecurityUser", "sec"), ("Form.SecurityName", "沈二"),
        ("Form.AuditorUser", "aud"), ("Form.AuditorName", "沈三"),
    ];

    [Theory, BothDatabases]
    public async Task A_house_without_a_site_opens_to_its_key_alone_and_each_administrator_sets_a_password_of_their_own(TestDatabase database)
    {
        await using var house = await EmptyHouse.Start(database);
        var visitor = house.Visitor();
        Assert.Equal("/first-start", (await visitor.Get("/matters")).Headers.Location!.ToString());
        var key = await house.Key();

        Assert.Null((await visitor.Page("/first-start")).QuerySelector("#find"));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get("/first-start?key=AAAAAAAAAAAAAAAAAAAA")).StatusCode);
        var places = await visitor.Page($"/first-start?key={key}&find=绵山镇");
        var form = await visitor.Page(places.QuerySelectorAll("main li a").Single(a => a.TextContent.Contains("介休市", StringComparison.Ordinal)).GetAttribute("href")!);
        var twice = await visitor.Submit(form, "main form", [.. People, ("Form.AuditorUser", "SYS")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Contains("三个人担任", (await Browser.Html(twice)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var made = await Browser.Html(await visitor.Submit(form, "main form", People));

        var links = made.QuerySelectorAll("p.code").Select(l => new Uri(l.TextContent).PathAndQuery).ToList();
        Assert.Equal((3, HttpStatusCode.NotFound), (links.Count, (await visitor.Get($"/first-start?key={key}")).StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Submit(form, "main form", People)).StatusCode);
        Assert.Equal(("140781105", "绵山镇", "wg.example.test", false), (await house.Sites())[0] is var site ? (site.Code, site.Name, site.Hosts[0], site.Demo) : default);
        await MaySignIn(house, links[0], "sys", "/settings", "/posts/give");
        await MaySignIn(house, links[1], "sec", "/posts/give", "/settings");
        await MaySignIn(house, links[2], "aud", "/trail", "/posts/give");
    }

    [Theory, BothDatabases]
    public async Task Nobody_of_the_demo_signs_in_to_a_site_that_is_none_and_no_page_of_it_says_demo(TestDatabase database)
    {
        await using var house = await EmptyHouse.Start(database);
        await Found(house);

        var users = await house.Scope(s => s.GetRequiredService<GridworkDb>().Users.Select(u => u.UserName!).ToListAsync());
        Assert.Equal("aud sec sys", string.Join(" ", users.Order(StringComparer.Ordinal)));
        Assert.Empty(DemoSite.SignIns.Select(l => l.Split(' ')[0]).Intersect(users, StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await house.Visitor().Submit("/sign-in", ("Form.Name", "xitong"), ("Form.Password", "Gridwork-2026"))).StatusCode);
        Assert.DoesNotContain("演示站点", (await house.Visitor().Page("/")).Body!.TextContent, StringComparison.Ordinal);
        Assert.True(await house.Scope(s => s.GetRequiredService<GridworkDb>().Everywhere<TrailLine>().AnyAsync(l => l.Act == "sites.found")));
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_have_the_key_one_makes_the_site(TestDatabase database)
    {
        await using var house = await EmptyHouse.Start(database);
        var key = await house.Key();
        var (one, two) = (house.Visitor(), house.Visitor());
        var (here, there) = (await one.Page($"/first-start?key={key}&area=140781105"), await two.Page($"/first-start?key={key}&area=140781106"));

        var answers = await Task.WhenAll(one.Submit(here, "main form", People), two.Submit(there, "main form", People));

        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.OK);
        Assert.Single(await house.Sites());
    }

    [Theory, BothDatabases]
    public async Task The_command_line_makes_sites_and_accounts_and_refuses_in_words(TestDatabase database)
    {
        await using var house = await EmptyHouse.Start(database);
        async Task Says(int code, string said, params string[] words)
        {
            var (ended, text) = await house.Command(words);
            Assert.True(ended == code && text.Contains(said, StringComparison.Ordinal), $"{string.Join(' ', words)}: {ended} {text}");
        }

        Assert.Equal(HttpStatusCode.Redirect, (await house.Visitor("b.test").Get("/")).StatusCode); // it runs, without a site
        await Says(2, "用法", "site", "add");
        await Says(1, "全国区划里没有", "site", "add", "--root", "999999");
        await Says(0, "建立了站点 140781105 绵山镇", "site", "add", "--root", "140781105");
        await Says(1, "已经有站点", "site", "add", "--root", "140781105", "--host", "b.test");
        await Says(1, "写明新站点的主机名", "site", "add", "--root", "140781106");
        await Says(0, "建立了站点 140781106 试点", "site", "add", "--root", "140781106", "--name", "试点", "--host", "b.test");
        await Says(0, "140781106 试点", "site", "list");
        await Says(2, "--site", "user", "add", "--user", "zhao", "--name", "赵一", "--role", "auditor");
        string[] zhao = ["user", "add", "--site", "140781106", "--name", "赵一"];
        await Says(1, "没有", [.. zhao, "--user", "zhao", "--role", "king"]);
        await Says(1, "没有", [.. zhao, "--user", "zhao", "--role", "auditor", "--area", "140781105204"]);
        await Says(0, "https://b.test/sign-in/first?user=zhao&key=", [.. zhao, "--user", "zhao", "--role", "auditor"]);
        await Says(1, "已经有人", [.. zhao, "--user", "ZHAO", "--role", "auditor"]);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Visitor("b.test").Get($"/first-start?key={await house.Key()}")).StatusCode);
        var (_, told) = await house.Command("user", "link", "--site", "140781106", "--user", "zhao");

        await MaySignIn(house, new Uri(Address().Match(told).Value).PathAndQuery, "zhao", "/trail", "/posts/give", "b.test");
    }

    [Theory, BothDatabases]
    public async Task A_copy_to_practise_on_sends_nothing_keeps_no_backups_and_says_so_on_every_page(TestDatabase database)
    {
        await using var house = await EmptyHouse.Start(database, mark: "practice");
        await Found(house);

        foreach (var address in new[] { "/", "/report", "/follow", "/sign-in", "/no/such/page", "/first-start" })
        {
            Assert.Contains("演练副本", (await house.Visitor().Page(address)).Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.False(house.Services.GetRequiredService<IOptions<MailOptions>>().Value.IsSet);
        await house.Scope(async site =>
        {
            await site.GetRequiredService<SendMail>().Run(new MailErrand("one@example.com", "s", "t"), default);
            await site.GetRequiredService<KeepBackups>().Run(default);
            Assert.False(Directory.Exists(site.GetRequiredService<BackupPlace>().Of(site.GetRequiredService<CurrentSite>().Value)));
            return true;
        });
        Assert.False(await house.Scope(site => Task.FromResult(site.GetRequiredService<SmsGateway>().IsSet)));
        await using var real = await EmptyHouse.Start(database);
        await Found(real);
        Assert.True(await real.Scope(site => Task.FromResult(site.GetRequiredService<SmsGateway>().IsSet)));
        Assert.True(real.Services.GetRequiredService<IOptions<MailOptions>>().Value.IsSet);
        Assert.DoesNotContain("演练副本", (await real.Visitor().Page("/first-start")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_copy_to_practise_on_is_marked_has_no_keys_and_no_originals_and_is_left_as_it_is_until_it_is_deleted(TestDatabase database)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A script of the shell makes it.");
        await using var house = await EmptyHouse.Start(database);
        await Found(house);
        var (sealedOriginal, key) = await house.Scope(site =>
        {
            var (folder, code) = (site.GetRequiredService<DataFolder>(), site.GetRequiredService<CurrentSite>().Value.Code);
            return Task.FromResult((Path.Combine(folder.Sites, $"{code}.files", "sealed", "ab", "abc"), Path.Combine(folder.Keys, $"{code}.json")));
        });
        foreach (var file in new[] { sealedOriginal, sealedOriginal.Replace("sealed", "shown", StringComparison.Ordinal), key })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, "{}", TestContext.Current.CancellationToken);
        }

        var copy = await house.Practise();

        Assert.True(Practice.Of(new DataFolder(copy)).On && !Practice.Of(new DataFolder(Path.GetDirectoryName(copy)!)).On);
        Assert.Equal(["practice", "registry.db", "sites", "sites/140781105p.db", "sites/140781105p.files", "sites/140781105p.files/shown", "sites/140781105p.files/shown/ab", "sites/140781105p.files/shown/ab/abc"],
            Directory.GetFileSystemEntries(copy, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(copy, f)).Where(f => !f.Contains(".db-", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray());
        var made = File.GetCreationTimeUtc(copy);
        Assert.Equal(made, File.GetCreationTimeUtc(await house.Practise()));
    }

    private static async Task Found(EmptyHouse house)
    {
        var visitor = house.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.Submit($"/first-start?key={await house.Key()}&area=140781105", "main form", People)).StatusCode);
    }

    private static async Task MaySignIn(EmptyHouse house, string link, string user, string may, string mayNot, string host = "wg.example.test")
    {
        var person = house.Visitor(host);
        var form = await person.Page(link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await person.Submit(form, "main form", ("Form.Password", "abcdefgh"), ("Form.PasswordAgain", "abcdefgh"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await person.Submit(form, "main form", ("Form.Password", "bridge-2026"), ("Form.PasswordAgain", "bridge-2027"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await person.Submit(form, "main form", ("Form.Password", "bridge-2026"), ("Form.PasswordAgain", "bridge-2026"))).StatusCode);
        var worn = await person.Submit(form, "main form", ("Form.Password", "other-2026"), ("Form.PasswordAgain", "other-2026"));
        Assert.Equal(HttpStatusCode.Forbidden, worn.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await person.Submit("/sign-in", ("Form.Name", user), ("Form.Password", "bridge-2026"))).StatusCode);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), ((await person.Get(may)).StatusCode, (await person.Get(mayNot)).StatusCode));
    }

    [GeneratedRegex(@"https://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
