using System.Net;
using Gridwork.Areas.Demo;
using Gridwork.Kernel;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Can = Gridwork.Areas.Can;

namespace Gridwork.Tests.Areas;

/// <summary>What the security administrator does to other people's accounts.</summary>
public sealed class AccountsTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Code = "140781105";

    [Theory, BothDatabases]
    public async Task An_account_is_made_with_a_password_that_its_owner_changes_first(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var made = await Browser.Html(await keeper.Submit("/accounts/add", ("Form.Name", "陆小满"), ("Form.User", "luxm")));
        var password = made.QuerySelector("#given")!.TextContent;
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Submit("/accounts/add", ("Form.Name", "另一个人"), ("Form.User", "LUXM"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await keeper.Submit("/accounts/add", ("Form.Name", ""), ("Form.User", "x"))).StatusCode);

        var person = town.Anyone();
        Assert.Equal(HttpStatusCode.Found, (await SignIn(person, "luxm", password)).StatusCode);
        Assert.Equal("/me/password", (await person.Get("/matters")).Headers.Location?.ToString());
        Assert.Equal("/me", (await person.Submit("/me/password", ("Form.CurrentPassword", password), ("Form.NewPassword", "qingming-2026"), ("Form.SamePassword", "qingming-2026"))).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Get("/matters")).StatusCode); // no post yet
        Assert.DoesNotContain(await Trail(town), l => l.Contains(password, StringComparison.Ordinal));
        Assert.Contains("accounts.add luxm 陆小满", await Trail(town), StringComparer.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_new_password_ends_every_sign_in_and_opens_a_lock(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var clerk = town.Anyone();
        await SignIn(clerk, "shouli", "Gridwork-2026");
        for (var i = 0; i < 5; i++)
        {
            await SignIn(town.Anyone(), "shouli", "wrong");
        }

        var given = await Browser.Html(await keeper.Submit($"/accounts/{await Id(town, "shouli")}/password"));

        Assert.Equal(HttpStatusCode.Found, (await clerk.Get("/matters")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(town.Anyone(), "shouli", "Gridwork-2026")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await SignIn(town.Anyone(), "shouli", given.QuerySelector("#given")!.TextContent)).StatusCode);
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
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Submit($"/accounts/{id}/password")).StatusCode);

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
    public async Task Nobody_keeps_their_own_account_or_that_of_somebody_who_serves_elsewhere(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var self = town.As(new PersonId(await Id(town, "anquan")), Code, [], Can.ManageAccounts);
        foreach (var act in new[] { "password", "close", "second-factor" })
        {
            Assert.Equal(HttpStatusCode.Conflict, (await self.Submit($"/accounts/{self.Person.Value}/{act}", act is "password" ? [] : [("Form.Reason", "x")])).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await town.As("140781105204", Can.ManageAccounts).Get($"/accounts/{await Id(town, "shouli")}/{act}")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await town.As(Code, Can.ManagePosts).Get($"/accounts/{self.Person.Value}/{act}")).StatusCode);
        }

        var village = (await town.As("140781105204", Can.ManageAccounts).Page("/accounts")).QuerySelectorAll("main tbody tr td:nth-child(2)").Select(c => c.TextContent).ToList();
        Assert.Equal(["gezhang", "wangge"], village, StringComparer.Ordinal);
        Assert.Equal(16, (await keeper.Page("/accounts")).QuerySelectorAll("main tbody tr").Length);
    }

    private static Task<HttpResponseMessage> SignIn(Browser browser, string name, string password) =>
        browser.Submit("/sign-in", ("Form.Name", name), ("Form.Password", password));

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
