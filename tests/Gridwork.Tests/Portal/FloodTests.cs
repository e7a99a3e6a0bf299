using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gridwork.Matters;
using Gridwork.Platform.Files;
using Gridwork.Platform.Proxies;
using Gridwork.Portal.Guarding;
using Gridwork.Tests.Matters;
using Gridwork.Tests.Platform.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Can = Gridwork.Platform.Settings.Can;

namespace Gridwork.Tests.Portal;

/// <summary>One address and one telephone send only so much; who is refused keeps what was typed and is told what to do instead.</summary>
public sealed class FloodTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Phone = "13800138000";

    [Theory, BothDatabases]
    public async Task The_third_of_an_hour_from_one_address_is_refused_and_kept_and_others_are_not(TestDatabase database)
    {
        var town = await Town(database, ("Form.AddressHour", "2"), ("Form.AddressDay", "3"));
        var resident = From(town, "203.0.113.5");
        var first = await Ready(resident, "第一件");
        await resident.Next(await resident.Submit(first, "main form"));
        await resident.Next(await resident.Submit(first, "main form")); // the same once more is no other
        await resident.Next(await resident.Submit(await Ready(resident, "第二件"), "main form"));

        var third = await Ready(resident, "第三件");
        var refused = await Refused(resident.Submit(third, "main form", ("Form.Contact.Phone", Phone)), "1 小时内已经提交了 2 件");
        Assert.Equal(Phone, ((IHtmlInputElement)refused.QuerySelector("[name='Form.Contact.Phone']")!).Value);
        Assert.Contains("12345", refused.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await resident.Next(await resident.Submit(first, "main form"));

        var neighbour = From(town, "203.0.113.6");
        await neighbour.Next(await neighbour.Submit(await Ready(neighbour, "邻居的"), "main form"));
        town.Town.Clock.Advance(TimeSpan.FromMinutes(61));
        await resident.Next(await resident.Submit(third, "main form"));
        await Refused(resident.Submit(await Ready(resident, "第四件"), "main form"), "24 小时内已经提交了 3 件");
        town.Town.Clock.Advance(TimeSpan.FromHours(25));
        await resident.Next(await resident.Submit(await Ready(resident, "第五件"), "main form"));
        Assert.Equal(5, await town.Town.Db(db => db.Everywhere<Matter>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task One_number_sends_only_so_many_a_day_however_it_is_written_and_from_wherever(TestDatabase database)
    {
        var town = await Town(database, ("Form.PhoneDay", "1"));
        var (one, other) = (From(town, "203.0.113.5"), From(town, "203.0.113.6"));
        var first = await Ready(one, "第一件");
        await one.Next(await one.Submit(first, "main form", ("Form.Contact.Phone", Phone)));
        await one.Next(await one.Submit(first, "main form", ("Form.Contact.Phone", Phone)));

        await Refused(other.Submit(await Ready(other, "第二件"), "main form", ("Form.Contact.Phone", "138-0013 8000")), "一天内已经提交了 1 件");
        await other.Next(await other.Submit(await Ready(other, "第三件"), "main form", ("Form.Contact.Phone", "13800138001")));
        town.Town.Clock.Advance(TimeSpan.FromHours(25));
        await other.Next(await other.Submit(await Ready(other, "第四件"), "main form", ("Form.Contact.Phone", Phone)));
    }

    [Theory, BothDatabases]
    public async Task Staff_who_write_for_callers_are_held_by_neither(TestDatabase database)
    {
        var town = await Town(database, ("Form.AddressHour", "1"), ("Form.AddressDay", "1"), ("Form.PhoneDay", "1"));
        var clerk = town.Town.As(MatterTown.TownCode, Gridwork.Matters.Can.ReadMatters, Gridwork.Matters.Can.ReportMatters);
        clerk.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.5");

        foreach (var text in new[] { "来电一", "来电二", "来电三" })
        {
            Assert.Equal(HttpStatusCode.Found, (await clerk.Submit("/matters/new", ("Form.Text", text), ("Form.Place", MatterTown.Village), ("Form.Contact.Phone", Phone))).StatusCode);
        }

        foreach (var text in new[] { "窗口一", "窗口二" })
        {
            await clerk.Next(await clerk.Submit(await Ready(clerk, text), "main form"));
        }
    }

    [Theory, BothDatabases]
    public async Task Photos_that_nobody_sends_are_bounded_by_address_and_for_the_site(TestDatabase database)
    {
        var town = await Town(database, ("Form.PhotosHour", "2"), ("Form.UnsentMegabytes", "50"));
        var resident = From(town, "203.0.113.5");
        Assert.Equal(HttpStatusCode.Found, (await Upload(resident, 2)).StatusCode);
        await Refused(Upload(resident, 1), "一小时内已经上传了 2 张照片");
        Assert.Equal(2, await town.Town.Db(db => db.Everywhere<Photo>().CountAsync()));

        await town.Town.Db(db => db.Everywhere<Photo>().ExecuteUpdateAsync(p => p.SetProperty(x => x.Bytes, 26L << 20)));
        var refused = await Refused(Upload(From(town, "203.0.113.9"), 1), "太多");
        Assert.Equal("带照片的", refused.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Theory, BothDatabases]
    public async Task A_figure_out_of_range_is_refused_and_whoever_may_not_sees_no_form(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var keeper = town.Town.As(MatterTown.TownCode, Can.KeepSettings);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Set(keeper, ("Form.AddressHour", "0"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Town.As(MatterTown.TownCode, "can.jobs.keep").Get("/settings/flood")).StatusCode);
    }

    [Fact]
    public void An_address_is_known_by_its_network_and_told_by_nothing_that_leads_back()
    {
        var senders = new Senders(TimeProvider.System);

        Assert.Equal(senders.Print("s", IPAddress.Parse("2001:db8:1:2::5")), senders.Print("s", IPAddress.Parse("2001:db8:1:2:9:9:9:9")));
        Assert.NotEqual(senders.Print("s", IPAddress.Parse("2001:db8:1:2::5")), senders.Print("s", IPAddress.Parse("2001:db8:1:3::5")), StringComparer.Ordinal);
        Assert.Equal(senders.Print("s", IPAddress.Parse("203.0.113.5")), senders.Print("s", IPAddress.Parse("::ffff:203.0.113.5")));
        Assert.NotEqual(senders.Print("s", IPAddress.Parse("203.0.113.5")), new Senders(TimeProvider.System).Print("s", IPAddress.Parse("203.0.113.5")), StringComparer.Ordinal);
        Assert.Null(senders.Print("s", IPAddress.Loopback));
        Assert.Null(senders.Print("s", address: null));
    }

    [Theory, InlineData("198.51.100.9", "198.51.100.9"), InlineData("127.0.0.1", "203.0.113.5"), InlineData("10.0.4.7", "203.0.113.5")]
    public async Task Only_a_trusted_proxy_says_for_whom_it_asks(string peer, string known)
    {
        var services = new ServiceCollection();
        services.AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(new Microsoft.Extensions.Configuration.ConfigurationManager { ["Proxy:Trusted"] = "10.0.3.7, 10.0.4.0/24" });
        services.AddProxies();
        await using var provider = services.BuildServiceProvider();
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(peer) } };
        http.Request.Headers["X-Forwarded-For"] = "203.0.113.5";

        await new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, provider.GetRequiredService<IOptions<ForwardedHeadersOptions>>()).Invoke(http);

        Assert.Equal(known, http.Connection.RemoteIpAddress.ToString());
        Assert.False(new ProxyOptions { Trusted = "10.0.3.7, proxy" }.IsReadable);
    }

    private async Task<MatterTown> Town(TestDatabase database, params (string, string)[] limits)
    {
        var town = await MatterTown.In(await host.Town(database));
        Assert.Equal(HttpStatusCode.Found, (await Set(town.Town.As(MatterTown.TownCode, Can.KeepSettings), limits)).StatusCode);
        return town;
    }

    private static Task<HttpResponseMessage> Set(Browser keeper, params (string, string)[] limits) => keeper.Submit("/settings/flood", [.. limits, ("Form.From", "2026-02-12"), ("Form.Source", "测试编的")]);

    private static Browser From(MatterTown town, string address)
    {
        var browser = town.Town.Anyone();
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return browser;
    }

    private static async Task<HttpResponseMessage> Upload(Browser browser, int count)
    {
        var form = (await browser.Page("/report")).QuerySelector<IHtmlFormElement>("main form")!;
        using var body = new MultipartFormDataContent { { new StringContent("带照片的"), "Form.Text" } };
        foreach (var hidden in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden"))
        {
            body.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        for (var nr = 1; nr <= count; nr++)
        {
            body.Add(new ByteArrayContent(TestPhotos.Padded(20_000, (byte)nr)), "Form.Photos", $"{nr}.jpg");
        }

        return await browser.Http.PostAsync(form.Action, body);
    }

    private static async Task<IHtmlDocument> Ready(Browser browser, string text) =>
        await browser.Last(await browser.Next(await browser.Submit("/report", ("Form.Text", text))), ("Form.Place", MatterTown.Village));

    private static async Task<IHtmlDocument> Refused(Task<HttpResponseMessage> answer, string says)
    {
        var page = await Browser.Html(await answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await answer).StatusCode);
        Assert.Contains(says, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        return page;
    }
}
