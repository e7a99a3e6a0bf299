using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Dom;
using Gridwork.Areas.Demo;
using Gridwork.Platform.Keys;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Keep = Gridwork.Platform.Settings.Can;

namespace Gridwork.Tests.Platform.SignIn;

/// <summary>A password alone, a password and a code, and what a person owes before they go on.</summary>
public sealed class SecondFactorTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Password = "Gridwork-2026";

    [Theory, BothDatabases]
    public async Task A_second_factor_is_begun_confirmed_asked_for_and_each_code_is_good_once(TestDatabase database)
    {
        var town = await Town(database);
        var (clerk, other) = (await SignedIn(town, "shouli"), await SignedIn(town, "shouli"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.Submit("/me/second-factor", ("Form.Password", "wrong"))).StatusCode);
        var (key, codes, first) = await Enrol(clerk);
        Assert.Equal((10, HttpStatusCode.Found), (codes.Count, (await other.Get("/matters")).StatusCode)); // signed in before, with a password alone
        var kept = await town.Db(db => db.Everywhere<SecondFactor>().SingleAsync());
        Assert.DoesNotContain(key, System.Text.Encoding.UTF8.GetString(kept.Sealed), StringComparison.Ordinal);

        var again = town.Anyone();
        await Says(await SignIn(again, "shouli"), HttpStatusCode.OK, "输入验证码");
        Assert.Equal(HttpStatusCode.Found, (await again.Get("/matters")).StatusCode);
        await Wrong(again, "000000");
        await Wrong(again, first); // it turned the second factor on
        await town.Scope(s => s.GetRequiredService<RotateKeys>().Run(default));
        var used = Totp(key, 1);
        Assert.Equal("/matters", (await Code(again, used)).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await again.Get("/matters")).StatusCode);

        var third = town.Anyone();
        await SignIn(third, "shouli");
        await Wrong(third, used);
        Assert.Equal(HttpStatusCode.Found, (await Code(third, codes[3].ToLowerInvariant().Replace('-', ' '))).StatusCode);
        var fourth = town.Anyone();
        await SignIn(fourth, "shouli");
        await Wrong(fourth, codes[3]);
        Assert.Equal(["account.sign-in", "account.sign-in", "account.second-factor-on", "keys.rotate", "account.sign-in", "account.sign-in", "account.recovery-code"],
            await town.Db(db => db.Everywhere<TrailLine>().OrderBy(l => l.Id).Select(l => l.Act).ToListAsync()), StringComparer.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Recovery_codes_are_made_anew_and_the_second_factor_ends_with_the_password(TestDatabase database)
    {
        var town = await Town(database);
        var clerk = await SignedIn(town, "shouli");
        Assert.Equal(HttpStatusCode.Conflict, (await clerk.Submit("/me/second-factor/codes", ("Form.Password", Password))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await clerk.Submit("/me/second-factor/end", ("Form.Password", Password))).StatusCode);
        var (_, old, _) = await Enrol(clerk);
        Assert.Equal(HttpStatusCode.Conflict, (await clerk.Submit("/me/second-factor", ("Form.Password", Password))).StatusCode);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.Submit("/me/second-factor/codes", ("Form.Password", "wrong"))).StatusCode);
        var fresh = Listed(await Says(await clerk.Submit("/me/second-factor/codes", ("Form.Password", Password)), HttpStatusCode.OK, "备用码"));
        Assert.Empty(old.Intersect(fresh, StringComparer.Ordinal));
        var away = town.Anyone();
        await SignIn(away, "shouli");
        await Wrong(away, old[0]);
        Assert.Equal(HttpStatusCode.Found, (await Code(away, fresh[0])).StatusCode);
        Assert.Contains("还剩 9 个", (await away.Page("/me")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.Submit("/me/second-factor/end", ("Form.Password", "wrong"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await clerk.Submit("/me/second-factor/end", ("Form.Password", Password))).StatusCode);
        Assert.Equal("/matters", (await SignIn(town.Anyone(), "shouli")).Headers.Location!.ToString());
        Assert.Equal(0, await town.Db(db => db.Everywhere<SecondFactor>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Five_wrong_codes_lock_as_five_wrong_passwords_do(TestDatabase database)
    {
        var town = await Town(database);
        var (key, _, _) = await Enrol(await SignedIn(town, "shouli"));
        var guesser = town.Anyone();
        await SignIn(guesser, "shouli");
        for (var i = 0; i < 5; i++)
        {
            await Code(guesser, "000000");
        }

        Assert.Equal(HttpStatusCode.Conflict, (await Code(guesser, Totp(key, 1))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await SignIn(town.Anyone(), "shouli")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Code(town.Anyone(), Totp(key, 1))).StatusCode); // no password before it
    }

    [Theory, BothDatabases]
    public async Task A_site_asks_it_of_its_administrators_who_then_come_no_further_without(TestDatabase database)
    {
        var town = await Town(database);
        var (admin, clerk) = (await SignedIn(town, "xitong"), await SignedIn(town, "shouli"));
        Assert.Equal(HttpStatusCode.OK, (await admin.Get("/areas")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await town.As("140781105", Keep.KeepSettings).Submit("/settings/second-factor", ("Form.Administrators", "true"), ("Form.From", "2026-02-12"), ("Form.Source", "等保测评意见"))).StatusCode);

        Assert.Equal("/me/second-factor", (await admin.Get("/areas")).Headers.Location?.ToString());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), ((await clerk.Get("/matters")).StatusCode, (await admin.Get("/")).StatusCode, (await admin.Get("/me")).StatusCode));
        await Enrol(admin);
        Assert.Equal(HttpStatusCode.OK, (await admin.Get("/areas")).StatusCode);
        Assert.Contains("不能停用", (await Browser.Html(await admin.Submit("/me/second-factor/end", ("Form.Password", Password)))).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_password_is_changed_with_the_old_one_and_ends_every_other_sign_in(TestDatabase database)
    {
        var town = await Town(database);
        var (clerk, other) = (await SignedIn(town, "shouli"), await SignedIn(town, "shouli"));

        await Refused(Password, "绵山镇a-2027", "绵山镇a-2028", "不一样");
        await Refused("wrong", "绵山镇a-2027", "绵山镇a-2027", "不是您的密码");
        await Refused(Password, Password, Password, "和原来的一样");
        await Refused(Password, "short-1", "short-1", "至少 8 位");
        await Refused(Password, "Shouli-2027", "Shouli-2027", "登录名");
        Assert.Equal("/me", (await Change(Password, "绵山镇a-2027", "绵山镇a-2027")).Headers.Location?.ToString());

        Assert.Equal((HttpStatusCode.OK, "/sign-in"), ((await clerk.Get("/matters")).StatusCode, (await other.Get("/matters")).Headers.Location?.AbsolutePath));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(town.Anyone(), "shouli")).StatusCode);
        Assert.Equal("/matters", (await SignIn(town.Anyone(), "shouli", "绵山镇a-2027")).Headers.Location?.ToString());

        Task<HttpResponseMessage> Change(string current, string next, string same) =>
            clerk.Submit("/me/password", ("Form.CurrentPassword", current), ("Form.NewPassword", next), ("Form.SamePassword", same));

        async Task Refused(string current, string next, string same, string why)
        {
            var answer = await Change(current, next, same);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(why, (await Browser.Html(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task A_kept_form_comes_through_both_steps(TestDatabase database)
    {
        var town = await Town(database);
        var clerk = await SignedIn(town, "shouli");
        var (_, codes, _) = await Enrol(clerk);
        var form = await clerk.Page("/matters/new");
        town.Clock.Advance(TimeSpan.FromHours(2));

        var signIn = await Browser.Html(await clerk.Submit(form, "main form", ("Form.Text", "路灯不亮三天了")));
        var step = await Says(await clerk.Submit(signIn, "main form", ("Form.Name", "shouli"), ("Form.Password", Password)), HttpStatusCode.OK, "输入验证码");
        step = await Says(await clerk.Submit(step, "main form", ("Form.OneTimePassword", "000000")), HttpStatusCode.UnprocessableEntity, "输入验证码");
        var back = await Says(await clerk.Submit(step, "main form", ("Form.OneTimePassword", codes[0])), HttpStatusCode.OK, "已经登录");

        Assert.Equal("路灯不亮三天了", ((IHtmlTextAreaElement)(await Browser.Html(await clerk.Submit(back, "main form"))).QuerySelector("[name='Form.Text']")!).Value);
    }

    private static async Task<(string Key, IReadOnlyList<string> Codes, string First)> Enrol(Browser browser)
    {
        Assert.Equal("/me/second-factor/confirm", (await browser.Submit("/me/second-factor", ("Form.Password", Password))).Headers.Location?.ToString());
        var page = await browser.Page("/me/second-factor/confirm");
        var key = page.QuerySelector("#secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".qr path"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(page, "main form", ("Form.OneTimePassword", "000000"))).StatusCode);
        var first = Totp(key, 0);
        return (key, Listed(await Says(await browser.Submit(page, "main form", ("Form.OneTimePassword", first)), HttpStatusCode.OK, "备用码")), first);
    }

    private static List<string> Listed(IHtmlDocument page) => [.. page.QuerySelectorAll("#codes li").Select(l => l.TextContent)];

    private static Task<HttpResponseMessage> Code(Browser browser, string code) => browser.Submit("/sign-in/code", ("Form.OneTimePassword", code));

    private static async Task Wrong(Browser browser, string code) => Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Code(browser, code)).StatusCode);

    private static Task<HttpResponseMessage> SignIn(Browser browser, string name, string password = Password) =>
        browser.Submit("/sign-in", ("Form.Name", name), ("Form.Password", password));

    private static async Task<Browser> SignedIn(Town town, string name)
    {
        var browser = town.Anyone();
        Assert.Equal(HttpStatusCode.Found, (await SignIn(browser, name)).StatusCode);
        return browser;
    }

    private static async Task<IHtmlDocument> Says(HttpResponseMessage answer, HttpStatusCode status, string head)
    {
        var page = await Browser.Html(answer);
        Assert.Equal((status, head), (answer.StatusCode, page.QuerySelector("h1")?.TextContent));
        return page;
    }

    // RFC 6238 once more, from its text: thirty seconds, SHA-1, six figures.
    private static string Totp(string key, int later)
    {
        var bits = string.Concat(key.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] secret = [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + later);
#pragma warning disable CA5350 // The standard's own.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
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
