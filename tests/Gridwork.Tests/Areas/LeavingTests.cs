using System.Net;
using AngleSharp.Html.Dom;
using Gridwork.Areas;
using Gridwork.Areas.Demo;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.HandingOver;
using Gridwork.Matters.Parties;
using Gridwork.Platform.Inbox;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Can = Gridwork.Areas.Can;

namespace Gridwork.Tests.Areas;

/// <summary>What becomes of the open work of somebody who leaves: an heir or the unit has it, and nothing stays with who is gone.</summary>
public sealed class LeavingTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Code = "140781105";

    [Theory, BothDatabases]
    public async Task A_post_ends_only_when_it_is_said_who_takes_over_and_the_course_tells_it(TestDatabase database)
    {
        var all = await Town(database);
        var (taken, suspended, done) = (await all.Given(b => b.Taken(all.Leaver)), await all.Given(b => b.Taken(all.Leaver).Suspended()), await all.Given(b => b.Taken(all.Leaver).Handled(all.Leaver)));
        var page = await all.Keeper.Page(all.End);
        var field = page.QuerySelector("[data-left]")!;
        Assert.Contains($"手里有 2 件没办完", field.TextContent, StringComparison.Ordinal);
        Assert.Contains(taken.Number, field.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("木料", page.Body!.TextContent, StringComparison.Ordinal); // what it is about is none of the keeper's
        Assert.Equal(["", "unit", all.Heir.Value.ToString()], page.QuerySelectorAll("[data-left] option").Select(o => o.GetAttribute("value")), StringComparer.Ordinal);

        var refused = await all.Keeper.Submit(page, "main form", ("Form.LastDay", "2026-02-11"), ("Form.Reason", "调离"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var again = await Browser.Html(refused);
        Assert.Contains("还有 2 件没办完", again.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("调离", ((IHtmlTextAreaElement)again.QuerySelector("[name='Form.Reason']")!).Value);
        Assert.Null((await all.Post()).To);

        Assert.Equal(HttpStatusCode.Found, (await all.Keeper.Submit(again, "main form", (all.To, all.Heir.Value.ToString()))).StatusCode);

        Assert.Equal((new DateOnly(2026, 2, 11), all.Heir, all.Heir, all.Leaver), ((await all.Post()).To!.Value, (await all.Now(taken)).Handler!.Value, (await all.Now(suspended)).Handler!.Value, (await all.Now(done)).Handler!.Value));
        var last = (await all.Now(taken)).Last;
        Assert.Equal((MatterAct.HandOver, all.Keeper.Person, "温晓峰 → 林夏", MatterState.Handling), (last.Act, last.By, last.Note, last.To));
        Assert.Equal(2, await all.Of.Db(db => db.Everywhere<TrailLine>().CountAsync(l => l.Act == "matters.hand-over" && l.Detail == "温晓峰 → 林夏")));
        await all.Of.Scope(s => s.GetRequiredService<DoErrands>().Run(default));
        Assert.Equal(2, await all.Of.Db(db => db.Everywhere<InboxLine>().CountAsync(l => l.Person == all.Heir)));
        Assert.Empty((await all.Keeper.Page("/accounts/" + all.Leaver.Value + "/close")).QuerySelectorAll("[data-left]"));
    }

    [Theory, BothDatabases]
    public async Task The_unit_may_have_it_back_and_anybody_of_the_unit_goes_on(TestDatabase database)
    {
        var all = await Town(database);
        var taken = await all.Given(b => b.Taken(all.Leaver));
        Assert.Equal(HttpStatusCode.Found, (await all.Keeper.Submit(all.End, ("Form.LastDay", "2026-02-11"), (all.To, "unit"))).StatusCode);

        Assert.Equal((null, "温晓峰 → 村镇建设办"), ((await all.Now(taken)).Handler, (await all.Now(taken)).Last.Note));
        var colleague = all.Of.As(all.Heir, Code, [all.Works.Id.Value], Gridwork.Matters.Can.ReadMatters, Gridwork.Matters.Can.HandleMatters);
        Assert.Equal(HttpStatusCode.Found, (await colleague.Submit($"/matters/{taken.Id.Value}/handle", ("Form.Report", "木料已经全部拉走，路面扫净。"))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_last_day_to_come_hands_over_at_its_end_unless_the_person_goes_on(TestDatabase database)
    {
        var all = await Town(database);
        var taken = await all.Given(b => b.Taken(all.Leaver));
        Assert.Equal(HttpStatusCode.Found, (await all.Keeper.Submit(all.End, ("Form.LastDay", "2026-02-13"), (all.To, all.Heir.Value.ToString()))).StatusCode);
        all.Of.Clock.SetUtcNow(new(2026, 2, 13, 23, 59, 0, TimeSpan.FromHours(8)));
        await Errands(all);
        Assert.Equal(all.Leaver, (await all.Now(taken)).Handler);

        all.Of.Clock.SetUtcNow(new(2026, 2, 14, 0, 1, 0, TimeSpan.FromHours(8)));
        await Errands(all);

        Assert.Equal((all.Heir, all.Keeper.Person), ((await all.Now(taken)).Handler!.Value, (await all.Now(taken)).Last.By));
    }

    [Theory, BothDatabases]
    public async Task Who_has_another_post_in_the_unit_keeps_the_work(TestDatabase database)
    {
        var all = await Town(database);
        var taken = await all.Given(b => b.Taken(all.Leaver));
        await all.Of.Given(Gridwork.Areas.Post.In(all.Works, all.Leaver, "unit-head", new DateOnly(2026, 1, 1)));
        Assert.Empty((await all.Keeper.Page(all.End)).QuerySelectorAll("[data-left]"));
        Assert.Equal(HttpStatusCode.Found, (await all.Keeper.Submit(all.End, ("Form.LastDay", "2026-02-11"))).StatusCode);
        await all.Of.Scope(s => s.GetRequiredService<FreeMatters>().Run(default));
        Assert.Equal(all.Leaver, (await all.Now(taken)).Handler);
    }

    [Theory, BothDatabases]
    public async Task An_account_is_closed_with_an_heir_who_gets_nothing_that_is_about_them(TestDatabase database)
    {
        var all = await Town(database);
        var (taken, about) = (await all.Given(b => b.Taken(all.Leaver)), await all.Given(b => b.Taken(all.Leaver)));
        await all.Of.Given(Party.Of(about, all.Heir, "林夏", TownHost.Morning));
        var at = $"/accounts/{all.Leaver.Value}/close";
        Assert.Equal(HttpStatusCode.Conflict, (await all.Keeper.Submit(at, ("Form.Reason", "离职"))).StatusCode);
        var stranger = await all.Of.Db(db => db.Users.Where(a => a.UserName == "huanwei").Select(a => a.Id).SingleAsync());
        var token = (await all.Keeper.Page(at)).QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Conflict, (await all.Keeper.Post(at, ("__RequestVerificationToken", token), ("Form.Reason", "离职"), (all.To, stranger.ToString()))).StatusCode);
        Assert.Equal(all.Leaver, (await all.Now(taken)).Handler);

        Assert.Equal(HttpStatusCode.Found, (await all.Keeper.Submit(at, ("Form.Reason", "离职"), (all.To, all.Heir.Value.ToString()))).StatusCode);

        Assert.Equal((all.Heir, null), ((await all.Now(taken)).Handler!.Value, (await all.Now(about)).Handler));
        Assert.NotNull(await all.Of.Db(db => db.Users.Where(a => a.Id == all.Leaver.Value).Select(a => a.ClosedAt).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_post_that_ends_by_itself_leaves_nothing_behind_either(TestDatabase database)
    {
        var all = await Town(database);
        var taken = await all.Given(b => b.Taken(all.Leaver));
        var kept = await all.Given(b => b.Taken(all.Heir));
        await all.Of.Db(async db =>
        {
            (await db.Everywhere<Post>().SingleAsync(p => p.Account == all.Leaver.Value)).End(new DateOnly(2026, 2, 12));
            return await db.SaveChangesAsync();
        });
        Assert.Equal(0, await all.Of.Scope(s => s.GetRequiredService<FreeMatters>().Run(default)));
        all.Of.Clock.SetUtcNow(new(2026, 2, 13, 0, 1, 0, TimeSpan.FromHours(8)));

        Assert.Equal(1, await all.Of.Scope(s => s.GetRequiredService<FreeMatters>().Run(default)));

        Assert.Equal((null, all.Heir), ((await all.Now(taken)).Handler, (await all.Now(kept)).Handler!.Value));
    }

    private static async Task Errands(House all)
    {
        while (await all.Of.Scope(s => s.GetRequiredService<DoErrands>().Run(default)) > 0)
        {
        }
    }

    private async Task<House> Town(TestDatabase database)
    {
        var town = await host.Town(database);
        await town.Scope(async services =>
        {
            await DemoSite.Fill(services, default);
            return true;
        });
        var works = await town.Db(db => db.Everywhere<Unit>().AsNoTracking().SingleAsync(u => u.Name == "村镇建设办"));
        var leaver = await town.Db(db => db.Users.Where(a => a.UserName == "jianshe").Select(a => a.Id).SingleAsync());
        var heir = await town.Given(Account.Of("linxia", "林夏", "LINXIA"));
        await town.Given(Post.In(works, heir.Person, "handler", new DateOnly(2026, 1, 1)));
        var post = await town.Db(db => db.Everywhere<Post>().Where(p => p.Account == leaver).Select(p => p.Id).SingleAsync());
        return new House(town, town.As(Code, Can.ManageAccounts, Can.ManagePosts), works, new PersonId(leaver), heir.Person, post);
    }

    private sealed record House(Town Of, Browser Keeper, Unit Works, PersonId Leaver, PersonId Heir, PostId Ended)
    {
        public string End => $"/posts/{Ended.Value}/end";

        public string To => $"To[{Works.Id.Value}]";

        public Task<Matter> Given(Func<MatterBuilder, MatterBuilder> past) => Of.Given(past(new MatterBuilder().Accepted().Dispatched(Works.Id, Works.Name)).Build());

        public Task<Matter> Now(Matter matter) => Of.Db(db => db.Everywhere<Matter>().AsNoTracking().SingleAsync(m => m.Id == matter.Id));

        public Task<Post> Post() => Of.Db(db => db.Everywhere<Post>().AsNoTracking().SingleAsync(p => p.Id == Ended));
    }
}
