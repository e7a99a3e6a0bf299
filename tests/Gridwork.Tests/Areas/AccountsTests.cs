using System.Net;
using Gridwork.Areas.Demo;
using Gridwork.Kernel;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Can = Gridwork.Areas.Can;

namespace Gridwork.Tests.Areas;

/// <summary>What the security administrator does to other people's accounts.</summary>
public sealed class AccountsTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Code = "140781105";

    [Theory, BothDatabases]
    public async Task An_account_is_opened_with_a_link_by_which_its_owner_sets_the_password(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var made = await keeper.Submit("/accounts/add", ("Form.Name", "陆小满"), ("Form.User", "luxm"));
        var link = await Link(made);
        Assert.Equal((true, HttpStatusCode.Conflict), (made.Headers.CacheControl!.NoStore, (await keeper.Submit("/accounts/add", ("Form.Name", "另一个人"), ("Form.User", "LUXM"))).StatusCode));
        foreach (var odd in new[] { "x", "陆 小满", "lu@xm" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await keeper.Submit("/accounts/add", ("Form.Name", "另一个人"), ("Form.User", odd))).StatusCode);
        }

        Assert.Contains("还没有设密码", (await keeper.Page("/accounts")).Body!.TextContent, StringComparison.Ordinal);
        var person = town.Anyone();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(person, "luxm", "")).StatusCode);
        Assert.Equal("/sign-in", (await Sets(person, link, "qingming-2026")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await Sets(person, link, "guyu-2026")).StatusCode); // once
        Assert.Equal(HttpStatusCode.Found, (await SignIn(person, "luxm", "qingming-2026")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Get("/matters")).StatusCode); // no post yet
        Assert.DoesNotContain("还没有设密码", (await keeper.Page("/accounts")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("people.add luxm 陆小满", await Trail(town), StringComparer.Ordinal);
        Assert.DoesNotContain(await Trail(town), l => l.Contains("key=", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_new_link_ends_the_old_password_every_sign_in_and_every_link_before_and_opens_a_lock(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var clerk = town.Anyone();
        await SignIn(clerk, "shouli", "Gridwork-2026");
        for (var i = 0; i < 5; i++)
        {
            await SignIn(town.Anyone(), "shouli", "wrong");
        }

        var id = await Id(town, "shouli");
        var before = await Link(await keeper.Submit($"/accounts/{id}/link"));
        var link = await Link(await keeper.Submit($"/accounts/{id}/link"));

        Assert.Equal(HttpStatusCode.Found, (await clerk.Get("/matters")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(town.Anyone(), "shouli", "Gridwork-2026")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Sets(town.Anyone(), before, "guyu-2026")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await Sets(town.Anyone(), link, "guyu-2026")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await SignIn(town.Anyone(), "shouli", "guyu-2026")).StatusCode);
        Assert.Equal(["people.link shouli", "people.link shouli", "accounts.first-password shouli"], (await Trail(town)).Where(l => l.EndsWith("shouli", StringComparison.Ordinal) && !l.StartsWith("account.", StringComparison.Ordinal)), StringComparer.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_link_is_worth_nothing_after_a_week_or_once_the_account_is_closed(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var id = await Id(town, "shouli");
        var link = await Link(await keeper.Submit($"/accounts/{id}/link"));
        await keeper.Submit($"/accounts/{id}/close", ("Form.Reason", "调离"));
        Assert.Equal(HttpStatusCode.Forbidden, (await Sets(town.Anyone(), link, "guyu-2026")).StatusCode);
        await keeper.Submit($"/accounts/{id}/open", ("Form.Reason", "调回"));
        Assert.Equal(HttpStatusCode.Found, (await Sets(town.Anyone(), link, "guyu-2026")).StatusCode);
        Assert.Equal(TimeSpan.FromDays(7), await town.Scope(s => Task.FromResult(s.GetRequiredService<IOptions<DataProtectionTokenProviderOptions>>().Value.TokenLifespan)));
    }

    [Theory, BothDatabases]
    public async Task An_account_is_closed_and_opened_again_each_with_its_reason(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var (clerk, id) = (town.Anyone(), await Id(town, "shouli"));
        await SignIn(clerk, "shouli", "Gridwork-2026");
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Submit($"/accounts/{id}/open", ("Form.Reason", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await keeper.Submit($"/accounts/{id}/close")).StatusCode);

        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit($"/accounts/{id}/close", ("Form.Reason", "调离"))).StatusCode);
        Assert.Equal(("/sign-in", HttpStatusCode.UnprocessableEntity), ((await clerk.Get("/matters")).Headers.Location?.AbsolutePath, (await SignIn(town.Anyone(), "shouli", "Gridwork-2026")).StatusCode));
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Submit($"/accounts/{id}/close", ("Form.Reason", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Submit($"/accounts/{id}/link")).StatusCode);

        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit($"/accounts/{id}/open", ("Form.Reason", "调回"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await SignIn(town.Anyone(), "shouli", "Gridwork-2026")).StatusCode);
        Assert.Equal(["accounts.close shouli 调离", "accounts.open shouli 调回"], (await Trail(town)).Where(l => l.StartsWith("accounts.", StringComparison.Ordinal)), StringComparer.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_lost_phone_and_paper_signs_in_with_the_password_again(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var id = await Id(town, "shouli");
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Submit($"/accounts/{id}/second-factor", ("Form.Reason", "手机丢失"))).StatusCode);
        await town.Scope(async s =>
        {
            var accounts = s.GetRequiredService<UserManager<Account>>();
            var account = (await accounts.FindByNameAsync("shouli"))!;
            await accounts.ResetAuthenticatorKeyAsync(account);
            return await accounts.SetTwoFactorEnabledAsync(account, enabled: true);
        });
        Assert.Equal(HttpStatusCode.OK, (await SignIn(town.Anyone(), "shouli", "Gridwork-2026")).StatusCode); // asks for the code

        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit($"/accounts/{id}/second-factor", ("Form.Reason", "手机丢失，当面核对身份"))).StatusCode);

        Assert.Equal((HttpStatusCode.Found, 0), ((await SignIn(town.Anyone(), "shouli", "Gridwork-2026")).StatusCode, await town.Db(db => db.Everywhere<SecondFactor>().CountAsync())));
    }

    [Theory, BothDatabases]
    public async Task Who_has_only_passkeys_and_lost_the_device_is_helped_as_well(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var id = await Id(town, "shouli");
        await town.Scope(async s =>
        {
            var accounts = s.GetRequiredService<UserManager<Account>>();
            var account = (await accounts.FindByNameAsync("shouli"))!;
            return await accounts.AddOrUpdatePasskeyAsync(account, new UserPasskeyInfo([1, 2, 3], [4], TownHost.Morning, 1, ["internal"], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [5], [6]) { Name = "手机" });
        });
        Assert.Contains($"/accounts/{id}/second-factor", (await keeper.Page("/accounts")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")), StringComparer.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit($"/accounts/{id}/second-factor", ("Form.Reason", "手机丢失，当面核对身份"))).StatusCode);

        Assert.Equal(0, await town.Db(db => db.Everywhere<IdentityUserPasskey<Guid>>().CountAsync()));
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Submit($"/accounts/{id}/second-factor", ("Form.Reason", "再来一次"))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Nobody_keeps_their_own_account_or_that_of_somebody_who_serves_elsewhere(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var self = town.As(new PersonId(await Id(town, "anquan")), Code, [], Can.ManageAccounts);
        foreach (var act in new[] { "link", "close", "second-factor" })
        {
            Assert.Equal(HttpStatusCode.Conflict, (await self.Submit($"/accounts/{self.Person.Value}/{act}", act is "link" ? [] : [("Form.Reason", "x")])).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await town.As("140781105204", Can.ManageAccounts).Get($"/accounts/{await Id(town, "shouli")}/{act}")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await town.As(Code, Can.ManagePosts).Get($"/accounts/{self.Person.Value}/{act}")).StatusCode);
        }

        var village = (await town.As("140781105204", Can.ManageAccounts).Page("/accounts")).QuerySelectorAll("main tbody tr td:nth-child(2)").Select(c => c.TextContent).ToList();
        Assert.Equal(["gezhang", "wangge"], village, StringComparer.Ordinal);
        Assert.Equal(17, (await keeper.Page("/accounts")).QuerySelectorAll("main tbody tr").Length);
    }

    private static Task<HttpResponseMessage> SignIn(Browser browser, string name, string password) =>
        browser.Submit("/sign-in", ("Form.Name", name), ("Form.Password", password));

    /// <summary>The address below the site's own.</summary>
    private static async Task<string> Link(HttpResponseMessage shown) => new Uri((await Browser.Html(shown)).QuerySelector("#given")!.TextContent).PathAndQuery;

    private static async Task<HttpResponseMessage> Sets(Browser person, string link, string password) =>
        await person.Submit(await person.Page(link), "main form", ("Form.Password", password), ("Form.PasswordAgain", password));

    private static Task<Guid> Id(Town town, string name) => town.Db(db => db.Users.Where(a => a.UserName == name).Select(a => a.Id).SingleAsync());

    private static async Task<List<string>> Trail(Town town) =>
        [.. (await town.Db(db => db.Everywhere<TrailLine>().OrderBy(l => l.Id).ToListAsync())).Select(l => $"{l.Act} {l.Subject} {l.Detail}".TrimEnd())];

    private async Task<(Town Town, Browser Keeper)> Town(TestDatabase database)
    {
        var town = await host.Town(database);
        await town.Scope(async services =>
        {
            await DemoSite.Fill(services, default);
            return true;
        });
        return (town, town.As(Code, Can.ManageAccounts));
    }
}
