using System.Net;
using Gridwork.Areas;
using Gridwork.Areas.Demo;
using Gridwork.Platform.SignIn.Sessions;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Keep = Gridwork.Platform.Settings.Can;

namespace Gridwork.Tests.Platform.SignIn;

/// <summary>A cookie is worth as much as the row behind it.</summary>
public sealed class SessionsTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0";
    private const string WeChat = "Mozilla/5.0 (Linux; Android 15; Phone) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50";

    [Theory, BothDatabases]
    public async Task A_person_sees_where_they_are_signed_in_and_signs_out_elsewhere(TestDatabase database)
    {
        var town = await Town(database);
        var (here, there, other) = (await SignedIn(town, "shouli", Edge), await SignedIn(town, "shouli", WeChat), await SignedIn(town, "paiqian", Edge));

        var mine = await here.Page("/me");
        Assert.Equal(["Edge · Windows 这一处", "WeChat · Android"], mine.QuerySelectorAll("main tbody th").Select(c => string.Join(' ', c.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await here.Submit(mine, "form[action='/me?handler=EndOthers']")).StatusCode);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Found, HttpStatusCode.OK), (await Asks(here), await Asks(there), await Asks(other)));
        Assert.Equal(["account.sign-in", "account.sign-in", "account.sign-in", "account.sign-out-elsewhere 1"],
            (await town.Db(db => db.Everywhere<TrailLine>().OrderBy(l => l.Id).ToListAsync())).Select(l => l.Act is "account.sign-in" ? l.Act : $"{l.Act} {l.Detail}"), StringComparer.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_session_ends_when_nobody_clicked_for_as_long_as_the_site_says(TestDatabase database)
    {
        var town = await Town(database);
        var clerk = await SignedIn(town, "shouli");
        for (var i = 0; i < 4; i++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(29));
            Assert.Equal(HttpStatusCode.OK, await Asks(clerk));
        }

        town.Clock.Advance(TimeSpan.FromMinutes(32));
        Assert.Equal(HttpStatusCode.Found, await Asks(clerk));

        Assert.Equal(HttpStatusCode.Found, (await town.As("140781105", Keep.KeepSettings).Submit("/settings/idle", ("Form.Minutes", "10"), ("Form.From", "2026-02-12"), ("Form.Source", "等保测评意见"))).StatusCode);
        var again = await SignedIn(town, "shouli");
        town.Clock.Advance(TimeSpan.FromMinutes(12));
        Assert.Equal(HttpStatusCode.Found, await Asks(again));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await town.As("140781105", Keep.KeepSettings).Submit("/settings/idle", ("Form.Minutes", "4"), ("Form.From", "2026-02-12"), ("Form.Source", "x"))).StatusCode);
        await town.Scope(async s =>
        {
            await s.GetRequiredService<KeepSessions>().Clear(default);
            return true;
        });
        Assert.Equal(0, await town.Db(db => db.Everywhere<Session>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_session_is_written_once_a_minute_and_not_at_each_request(TestDatabase database)
    {
        var town = await Town(database);
        var clerk = await SignedIn(town, "shouli");
        var made = town.Clock.GetUtcNow();
        town.Clock.Advance(TimeSpan.FromSeconds(59));
        await Asks(clerk);
        Assert.Equal(made, await Seen(town));
        town.Clock.Advance(TimeSpan.FromSeconds(1));
        await Asks(clerk);
        Assert.Equal(town.Clock.GetUtcNow(), await Seen(town));
    }

    [Theory, BothDatabases]
    public async Task An_account_that_is_closed_and_a_post_that_ended_are_refused_at_the_next_request(TestDatabase database)
    {
        var town = await Town(database);
        var (closed, moved) = (await SignedIn(town, "shouli"), await SignedIn(town, "paiqian"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Asks(closed), await Asks(moved)));

        await town.Db(async db =>
        {
            (await db.Users.SingleAsync(a => a.UserName == "shouli")).ClosedAt = town.Clock.GetUtcNow();
            var post = await db.Everywhere<Post>().SingleAsync(p => p.Account == db.Users.Single(a => a.UserName == "paiqian").Id);
            Assert.Null(post.End(new DateOnly(2026, 2, 11)));
            return await db.SaveChangesAsync();
        });

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Forbidden), (await Asks(closed), await Asks(moved)));
        var refused = await Sign(town.Anyone(), "shouli");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Who_signs_out_takes_the_session_along_and_a_stolen_cookie_with_it(TestDatabase database)
    {
        var town = await Town(database);
        var clerk = town.Anyone();
        var cookie = (await Sign(clerk, "shouli")).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith($"gridwork-{town.Site.Code}=", StringComparison.Ordinal)).Split(';')[0];
        var thief = town.Anyone();
        thief.Http.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, await Asks(thief));

        var desk = await clerk.Page("/matters");
        Assert.Equal("/", (await clerk.Submit(desk, "form[action='/sign-out'] button")).Headers.Location?.ToString());

        Assert.Equal(HttpStatusCode.Found, await Asks(thief));
    }

    [Theory, BothDatabases]
    public async Task A_form_kept_at_the_end_of_a_session_is_given_back_to_nobody_else(TestDatabase database)
    {
        var town = await Town(database);
        var clerk = await SignedIn(town, "shouli");
        var form = await clerk.Page("/matters/new");
        town.Clock.Advance(TimeSpan.FromMinutes(40));
        var signIn = await Browser.Html(await clerk.Submit(form, "main form", ("Form.Text", "只有我能看的话")));

        var other = await clerk.Submit(signIn, "main form", ("Form.Name", "paiqian"), ("Form.Password", "Gridwork-2026"));

        Assert.Equal((HttpStatusCode.Found, "/matters/new?handler=Send"), (other.StatusCode, other.Headers.Location!.ToString()));
    }

    private static Task<DateTimeOffset> Seen(Town town) => town.Db(db => db.Everywhere<Session>().Select(s => s.SeenAt).SingleAsync());

    private static async Task<HttpStatusCode> Asks(Browser browser) => (await browser.Get("/matters")).StatusCode;

    private static async Task<HttpResponseMessage> Sign(Browser browser, string name) =>
        await browser.Submit(await browser.Page("/sign-in"), "main form", ("Form.Name", name), ("Form.Password", "Gridwork-2026"));

    private static async Task<Browser> SignedIn(Town town, string name, string? userAgent = null)
    {
        var browser = town.Anyone();
        if (userAgent is not null)
        {
            browser.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        }

        Assert.Equal(HttpStatusCode.Found, (await Sign(browser, name)).StatusCode);
        return browser;
    }

    private async Task<Town> Town(TestDatabase database)
    {
        var town = await host.Town(database);
        await town.Scope(async services =>
        {
            await DemoSite.Fill(services, default);
            return true;
        });
        return town;
    }
}
