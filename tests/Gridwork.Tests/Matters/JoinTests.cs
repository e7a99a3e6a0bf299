using System.Net;
using AngleSharp.Html.Dom;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

/// <summary>Several reports of one thing: joined by the reporter, by the clerk on the telephone or at the desk, answered together, and separated again.</summary>
public sealed class JoinTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Lamps = "小学门口两根路灯杆都不亮，张某家也黑着。";
    private const string Mine = "小学东墙外的路灯不亮，孩子放学看不见路。";

    [Theory, BothDatabases]
    public async Task A_resident_joins_an_open_report_sees_nothing_that_its_reporter_wrote_and_is_answered_with_it(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var main = await Given(town, Lamps);
        var resident = town.Town.Anyone();

        var twins = await ToTwins(resident, Mine);
        Assert.Equal("3. 是不是同一件", twins.QuerySelector("[aria-current=step]")!.TextContent);
        Assert.DoesNotContain("张某", twins.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(main.Number, twins.Body.TextContent, StringComparison.Ordinal);
        var receipt = await resident.Next(await resident.Submit(await resident.Next(await resident.Submit(twins, "main form", ("Form.Twin", main.Id.Value.ToString()))), "main form"));
        Assert.Contains($"和 {main.Number} 一起办理，共 2 人反映", receipt.Body!.TextContent, StringComparison.Ordinal);

        var joined = await town.Town.Db(db => db.Everywhere<Matter>().AsNoTracking().SingleAsync(m => m.Id != main.Id));
        Assert.Equal((MatterState.Joined, main.Id, false), (joined.State, joined.Main, joined.Open));
        Assert.Equal(["matters.join", "matters.report"], await town.Town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Subject == joined.Number).Select(l => l.Act).OrderBy(a => a).ToListAsync()));
        Assert.Contains(Mine, (await town.Intake.Page($"/matters/{main.Id.Value}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Single((await town.Intake.Page("/matters?View=Intake")).QuerySelectorAll("table.queue tbody td a")); // worked on once

        await EndIt(town, main);
        var follow = await resident.Page($"/follow?no={joined.Number}&key={joined.QueryCode}");
        Assert.Contains("灯已经换好", follow.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("张某", follow.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_is_not_alike_has_ended_or_is_the_townships_own_is_not_offered_and_one_name_finds_nothing(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        await EndIt(town, await Given(town, Lamps));
        await Given(town, "井盖没了，晚上看不见。");
        await Given(town, "张某家的狗半夜乱叫。");
        await town.Given(new MatterBuilder(MatterTown.Village, text: "小学门口路灯不亮，全部换新。", channel: Channel.KeyTask));

        Assert.EndsWith("/answer", await AfterWhere(town.Town.Anyone(), Mine), StringComparison.Ordinal);
        Assert.EndsWith("/answer", await AfterWhere(town.Town.Anyone(), "张某"), StringComparison.Ordinal);
        Assert.EndsWith("/answer", await AfterWhere(town.Town.Anyone(), "张某 张某 张某"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_says_none_of_them_reports_something_new_and_what_ended_meanwhile_takes_in_nobody(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var main = await Given(town, Lamps);
        var (one, other) = (town.Town.Anyone(), town.Town.Anyone());

        var answer = await one.Next(await one.Submit(await ToTwins(one, Mine), "main form"));
        await one.Next(await one.Submit(answer, "main form"));
        var late = await other.Next(await other.Submit(await ToTwins(other, "小学门口的路灯杆不亮。"), "main form", ("Form.Twin", main.Id.Value.ToString())));
        Assert.Contains("一起办理", late.Body!.TextContent, StringComparison.Ordinal);
        await EndIt(town, main);
        await other.Next(await other.Submit(late, "main form"));

        Assert.Equal(2, await town.Town.Db(db => db.Everywhere<Matter>().CountAsync(m => m.State == MatterState.Reported && m.Main == null)));
    }

    [Theory, BothDatabases]
    public async Task The_desk_joins_and_separates_and_each_rule_refuses_in_words(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (main, same, ended) = (await Given(town, Lamps), await Given(town, Mine), await Given(town, "井盖没了"));
        await EndIt(town, ended);

        var page = await town.Intake.Page(MatterTown.Page(same, "join"));
        Assert.Contains("都说到", page.QuerySelector($"input[value='{main.Id.Value}']")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Dispatcher.Get(MatterTown.Page(same, "join"))).StatusCode);
        await Refused(town.Intake.Submit(MatterTown.Page(same, "join")), "请选要并入的那件事");
        await Refused(town.Intake.Submit(MatterTown.Page(same, "join"), ("Form.Number", "2026-999999")), "请选要并入的那件事");
        await Refused(town.Intake.Submit(MatterTown.Page(same, "join"), ("Form.Number", same.Number)), "它自己的编号");
        await Refused(town.Intake.Submit(MatterTown.Page(same, "join"), ("Form.Number", ended.Number)), "已经办结");
        await Done(town.Intake.Submit(MatterTown.Page(same, "join"), ("Form.Main", main.Id.Value.ToString())));
        Assert.Equal((MatterState.Joined, 0), ((await town.Now(same.Id)).State, (await town.Now(same.Id)).Clocks.All.Count(c => c.Runs)));

        await Refused(town.Intake.Submit(MatterTown.Page(main, "void"), ("Form.Reason", "重复的，登记错了。")), "先把它们拆出");
        var third = await Given(town, "小学门口黑着，路灯杆不亮");
        await Refused(town.Intake.Submit(MatterTown.Page(main, "join"), ("Form.Main", third.Id.Value.ToString())), "先把它们拆出");
        await Refused(town.Intake.Submit(MatterTown.Page(third, "join"), ("Form.Number", same.Number)), "已经并入别的事");
        await Refused(town.Intake.Submit(MatterTown.Page(same, "separate"), ("Form.Reason", "已处理")), "");
        await Done(town.Intake.Submit(MatterTown.Page(same, "separate"), ("Form.Reason", "一个在门口，一个在东墙外。")));
        Assert.Equal((MatterState.Reported, null), ((await town.Now(same.Id)).State, (await town.Now(same.Id)).Main));
        await Done(town.Intake.Submit(MatterTown.Page(main, "void"), ("Form.Reason", "重复的，登记错了。")));
    }

    [Theory, BothDatabases]
    public async Task A_clerk_with_a_caller_on_the_line_sees_what_is_open_around_and_joins(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var main = await Given(town, Lamps);
        var (clerk, elsewhere) = (town.Intake, town.Town.As(MatterTown.OtherVillage, Can.ReadMatters, Can.ReportMatters));

        var looked = await Browser.Html(await clerk.Submit(await clerk.Page("/matters/new"), "main form button[formaction*=Look]", ("Form.Text", Mine), ("Form.Place", MatterTown.Village)));
        Assert.Contains(main.Number, looked.QuerySelector($"input[value='{main.Id.Value}']")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Mine, ((IHtmlTextAreaElement)looked.QuerySelector("[name='Form.Text']")!).Value);
        await Done(clerk.Submit(looked, "main form", ("Form.Twin", main.Id.Value.ToString())));
        Assert.Equal(1, await town.Town.Db(db => db.Everywhere<Matter>().CountAsync(m => m.Main == main.Id)));

        var none = await Browser.Html(await elsewhere.Submit(await elsewhere.Page("/matters/new"), "main form button[formaction*=Look]", ("Form.Text", Mine), ("Form.Place", MatterTown.OtherVillage)));
        Assert.DoesNotContain(main.Number, none.Body!.TextContent, StringComparison.Ordinal);
    }

    private static Task<Matter> Given(MatterTown town, string text) => town.Given(new MatterBuilder(MatterTown.Village, text: text));

    private static async Task EndIt(MatterTown town, Matter matter) => await town.Town.Db(async db =>
    {
        var open = await db.Everywhere<Matter>().SingleAsync(m => m.Id == matter.Id);
        var clerk = new Actor(PersonId.New(), "韩雪", town.Town.Clock.GetUtcNow());
        Assert.Null(open.Accept(MatterBuilder.Piled, clerk));
        Assert.Null(open.ForceClose(new Outcome("换了两盏。", "灯已经换好。"), clerk));
        return await db.SaveChangesAsync();
    });

    private static async Task<IHtmlDocument> ToTwins(Browser resident, string text)
    {
        var where = await resident.Next(await resident.Submit("/report", ("Form.Text", text)));
        return await resident.Next(await resident.Submit(where, "main form", ("Form.Place", MatterTown.Village)));
    }

    private static async Task<string> AfterWhere(Browser resident, string text)
    {
        var where = await resident.Next(await resident.Submit("/report", ("Form.Text", text)));
        return (await resident.Submit(where, "main form", ("Form.Place", MatterTown.Village))).Headers.Location!.ToString();
    }

    private static async Task Done(Task<HttpResponseMessage> answer) => Assert.True((await answer).StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, (await Browser.Html(await answer)).QuerySelector("[role=alert]")?.TextContent);

    private static async Task Refused(Task<HttpResponseMessage> answer, string says)
    {
        Assert.Contains((await answer).StatusCode, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict });
        Assert.Contains(says, (await Browser.Html(await answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }
}
