using System.Net;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform.SignIn;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using TrailLine = Gridwork.Platform.Trail.TrailLine;

namespace Gridwork.Tests.Areas;

/// <summary>What a role grants, changed by page: at once, with a line, and by the rules that keep administrators apart.</summary>
public sealed class RolesTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly DateOnly Today = new(2026, 2, 12);

    [Theory, BothDatabases]
    public async Task A_right_that_is_ticked_holds_at_the_next_request_and_one_that_is_not_ends(TestDatabase database)
    {
        var town = await Town(database);
        var person = await Somebody(town, "handler", "平安");
        var officer = town.As(MatterTown.TownCode, Can.ManagePosts);
        Assert.True((await Ask(town, person))!.May(Gridwork.Matters.Can.HandleMatters));
        Assert.Contains("处置", (await officer.Page("/roles")).Body!.TextContent, StringComparison.Ordinal);

        var page = await officer.Page("/roles/handler/change");
        foreach (var box in page.QuerySelectorAll("input[type=checkbox]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>())
        {
            box.IsChecked = box.Value is "can.matters.read" or "can.areas.read" or "can.matters.verify";
        }

        Assert.Equal(HttpStatusCode.Redirect, (await officer.Submit(page, "main form")).StatusCode);
        var now = (await Ask(town, person))!;
        Assert.Equal((false, true, true), (now.May(Gridwork.Matters.Can.HandleMatters), now.May("can.matters.verify"), now.May("can.matters.read")));
        var line = await town.Db(db => db.Everywhere<TrailLine>().SingleAsync(l => l.Act == "roles.change"));
        Assert.Contains("+can.matters.verify", line.Detail, StringComparison.Ordinal);
        Assert.Contains("-can.matters.handle", line.Detail, StringComparison.Ordinal);
        Assert.Contains("产品现在还给这个角色：", (await officer.Page("/roles")).Body!.TextContent, StringComparison.Ordinal);

        // The same page again, as it was opened before: somebody has changed it since.
        Assert.Equal(HttpStatusCode.Conflict, (await officer.Submit(page, "main form")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Nobody_becomes_two_administrators_by_it_changes_their_own_role_or_leaves_none_who_keeps_the_posts(TestDatabase database)
    {
        var town = await Town(database);
        var both = await Somebody(town, "auditor", "宋平");
        await town.Given(Post.At(AreaCode.Of(MatterTown.Village), both, "verifier", Today));
        var keeper = await Somebody(town, "security-admin", "齐悦");
        var officer = town.As(MatterTown.TownCode, Can.ManagePosts);

        Assert.Contains("三员", await Refused(officer, "verifier", HttpStatusCode.Conflict, "can.settings.keep"), StringComparison.Ordinal);
        Assert.Contains("宋平", await Refused(officer, "verifier", HttpStatusCode.Conflict, "can.settings.keep"), StringComparison.Ordinal);
        Assert.Contains("系统", await Refused(officer, "grid-head", HttpStatusCode.Conflict, "can.settings.keep", "can.trail.read"), StringComparison.Ordinal);
        Assert.Contains("没有人能管岗位", await Refused(officer, "security-admin", HttpStatusCode.Conflict, "can.areas.read"), StringComparison.Ordinal);
        Assert.True((await Ask(town, keeper))!.May(Can.ManagePosts));

        var own = town.As(keeper, MatterTown.TownCode, [], Can.ManagePosts);
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Get("/roles/security-admin/change")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As(MatterTown.Village, Can.ManagePosts).Get("/roles/handler/change")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As(MatterTown.TownCode, Can.ReadUnits).Get("/roles")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get("/roles/nobody/change")).StatusCode);
        Assert.Empty(await town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Act == "roles.change").ToListAsync()));
    }

    private static async Task<string> Refused(Browser officer, string role, HttpStatusCode status, params string[] rights)
    {
        var page = await officer.Page($"/roles/{role}/change");
        foreach (var box in page.QuerySelectorAll("input[type=checkbox]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>())
        {
            box.IsChecked = rights.Contains(box.Value, StringComparer.Ordinal);
        }

        var answer = await officer.Submit(page, "main form");
        Assert.Equal(status, answer.StatusCode);
        var again = await Browser.Html(answer);
        Assert.Equal(rights.Length, again.QuerySelectorAll("input[type=checkbox][checked]").Length); // what was ticked stays
        return again.QuerySelector("[role=alert]")!.TextContent;
    }

    private async Task<Town> Town(TestDatabase database)
    {
        var town = (await MatterTown.In(await host.Town(database))).Town;
        await town.Db(async db =>
        {
            await db.AddFirstRoles(default);
            return await db.SaveChangesAsync();
        });
        return town;
    }

    private static async Task<PersonId> Somebody(Town town, string role, string name)
    {
        var id = Guid.CreateVersion7();
        var account = await town.Given(new Account { Id = id, Name = name, UserName = $"u{id:N}", NormalizedUserName = $"U{id:N}".ToUpperInvariant() });
        await town.Given(Post.At(AreaCode.Of(MatterTown.TownCode), account.Person, role, Today));
        return account.Person;
    }

    private static Task<Gridwork.Platform.Caller?> Ask(Town town, PersonId person) =>
        town.Scope(s => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<ICallerSource>(s).Of(person, default));
}
