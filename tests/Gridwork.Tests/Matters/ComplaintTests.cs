using System.Net;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Parties;
using Gridwork.Platform;
using Gridwork.Platform.Inbox;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.SignIn;
using Gridwork.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

/// <summary>A resident says whom a report is about: it never comes first before the eyes of those, and the level above takes it up.</summary>
public sealed class ComplaintTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Text = "窗口的人让我交了两百块跑腿钱，才给盖章。";
    private static readonly string[] Intake = [Can.AcceptMatters, Can.NameParties];
    private static readonly string[] Leader = [Can.Above, Can.NameParties];

    [Theory, BothDatabases]
    public async Task A_unit_that_the_reporter_chose_is_left_out_from_the_first_moment_and_intake_goes_on_with_it(TestDatabase database)
    {
        var town = await InboxTown.In(host, database);
        var (clerk, officer, deputy) = (await Person(town, "shouli", Intake), await Person(town, "zhifa", Can.HandleMatters), await Person(town, "duizhang", [Can.HandleMatters, .. Intake]));
        var enforcement = await InboxTown.Unit(town, "综合行政执法队");

        var receipt = await Report(town, ("Form.About.Unit", enforcement.Id.Value.ToString()));

        Assert.Contains("不会由他们办", receipt.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var matter = await TheOne(town);
        Assert.Equal((MatterState.Reported, HttpStatusCode.OK), (matter.State, await Opens(clerk, matter)));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await Opens(officer, matter), await Opens(deputy, matter)));
        Assert.Contains("综合行政执法队", (await clerk.Page($"/matters/{matter.Id.Value}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不会由他们办", (await town.Anyone().Page($"/follow?no={matter.Number}&key={matter.QueryCode}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["lingdao"], await Told(town));
    }

    [Theory, BothDatabases]
    public async Task Words_are_seen_by_the_level_above_alone_until_it_has_said_whom_they_mean(TestDatabase database)
    {
        var town = await InboxTown.In(host, database);
        var (clerk, leader, officer) = (await Person(town, "shouli", [.. Intake, Can.RevealReporters]), await Person(town, "lingdao", Leader), await Person(town, "zhifa", Intake));
        Assert.Equal(HttpStatusCode.OK, (await clerk.Get("/matters")).StatusCode); // their rights were read before

        await Report(town, ("Form.About.Words", "执法队开白色皮卡的高个子"));

        var matter = await TheOne(town);
        var here = $"/matters/{matter.Id.Value}";
        Assert.Equal((MatterState.Held, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK), (matter.State, await Opens(clerk, matter), await Opens(officer, matter), await Opens(leader, matter)));
        Assert.Empty((await clerk.Page("/matters")).QuerySelectorAll("table.queue tbody td a"));
        Assert.Contains("开白色皮卡的高个子", (await leader.Page(here)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Get($"{here}/take-up")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await leader.Get($"{here}/accept")).StatusCode);

        await Refused(leader.Submit($"{here}/take-up", ("Form.Note", "问了当天值班的人。")), "请选这件事反映的单位");
        await Refused(leader.Submit($"{here}/take-up", ("Form.Nobody", "true"), ("Form.Note", "已处理")), "");
        await Done(leader.Submit($"{here}/take-up", ("Form.Person", (await Account(town, "zhifa")).ToString()), ("Form.Note", "问了当天值班的人。")));

        Assert.Equal((MatterState.Reported, HttpStatusCode.OK, HttpStatusCode.NotFound), ((await TheOne(town)).State, await Opens(clerk, matter), await Opens(officer, matter)));
        Assert.Contains("孟凡", (await clerk.Page(here)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["孟凡", "综合行政执法队"], await town.Db(db => db.Everywhere<Party>().Select(p => p.Name).OrderBy(n => n).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Where_all_of_intake_is_named_the_level_above_stands_in_for_this_matter_and_for_no_other(TestDatabase database)
    {
        var town = await InboxTown.In(host, database);
        var (leader, works) = (await Person(town, "lingdao", Leader), await Person(town, "jianshe", Can.HandleMatters));
        var (desk, other) = (await InboxTown.Unit(town, "综合便民服务中心"), await town.Given(new MatterBuilder("140781105204").Build()));
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.Get($"/matters/{other.Id.Value}/accept")).StatusCode);

        await Report(town, ("Form.About.Unit", desk.Id.Value.ToString()));

        var matter = await town.Db(db => db.Everywhere<Matter>().AsNoTracking().SingleAsync(m => m.Id != other.Id));
        var here = $"/matters/{matter.Id.Value}";
        Assert.Equal(MatterState.Held, matter.State);
        foreach (var user in new[] { "shouli", "paiqian", "hecha" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await Opens(await Person(town, user, [.. Intake, Can.DispatchMatters, Can.CheckMatters, Can.VerifyMatters]), matter));
        }

        await Done(leader.Submit($"{here}/take-up", ("Form.Note", "就是便民服务中心的窗口。")));
        await Done(leader.Submit($"{here}/accept?find=01-36-1", "main form[method=post]", ("Form.Condition", "01-36-1")));
        await Refused(leader.Submit($"{here}/dispatch", ("Form.Unit", desk.Id.Value.ToString()), ("Form.Count", "3"), ("Form.TermUnit", "WorkingDays")), "不能由它办");
        await Done(leader.Submit($"{here}/dispatch", ("Form.Unit", (await InboxTown.Unit(town, "村镇建设办")).Id.Value.ToString()), ("Form.Count", "3"), ("Form.TermUnit", "WorkingDays")));
        await Done(works.Submit($"{here}/take"));
        await Done(works.Submit($"{here}/handle", ("Form.Report", "钱已经退给本人。")));
        await Done(leader.Submit($"{here}/close", ("Form.ConditionMet", "true"), ("Form.Result", "看过退款的条子。"), ("Form.Answer", "钱退给您了。")));

        Assert.Equal(HttpStatusCode.NotFound, (await leader.Get($"/matters/{other.Id.Value}/accept")).StatusCode);
        Assert.DoesNotContain((await leader.Page($"/matters/{other.Id.Value}")).QuerySelectorAll("main a.btn"), a => a.GetAttribute("href")!.EndsWith("/accept", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_name_in_the_words_leaves_out_whoever_bears_it_with_their_unit_and_without_one_whoever_has_the_same_post(TestDatabase database)
    {
        var town = await InboxTown.In(host, database);
        var grid = AreaCode.Of("140781105204002");
        var beside = await town.Given(new Account { Id = Guid.CreateVersion7(), Name = "安小梅", UserName = "anxm", NormalizedUserName = "ANXM" });
        await town.Given(Post.At(grid, beside.Person, "grid-worker", new DateOnly(2026, 1, 1)));

        await Report(town, ("Form.About.Words", "网格员任 秀兰，还有受理的韩雪"));

        var left = await town.Db(db => db.Everywhere<Party>().OrderBy(p => p.Name).ThenBy(p => p.Person == null).Select(p => new { p.Name, p.Person }).ToListAsync());
        Assert.Equal(["任秀兰", "任秀兰", "综合便民服务中心", "韩雪"], left.Select(p => p.Name).Order(StringComparer.Ordinal).ToArray());
        Assert.Contains(left, p => p.Person == beside.Person);
    }

    [Theory, BothDatabases]
    public async Task Where_everybody_above_is_named_nothing_is_taken_and_it_is_said_where_to_turn(TestDatabase database)
    {
        var town = await InboxTown.In(host, database);
        var resident = town.Anyone();
        var answer = await resident.Last(await resident.Next(await resident.Submit("/report", ("Form.Text", Text))), ("Form.Place", "140781105204"));

        var refused = await resident.Submit(answer, "main form", ("Form.About.Words", "镇领导郭振宇"));

        var page = await Browser.Html(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("12345", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("镇领导郭振宇", page.QuerySelector("[name='Form.About.Words']")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("details.fold")!.HasAttribute("open"));
        Assert.Equal(0, await town.Db(db => db.Everywhere<Matter>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task The_same_form_with_another_name_is_another_report_and_none_of_them_repeats_or_is_repeated(TestDatabase database)
    {
        var town = await InboxTown.In(host, database);
        var (form, unit) = (Guid.CreateVersion7(), await InboxTown.Unit(town, "环卫站"));
        var first = await Tell(town, new Report(form, Text, "140781105204", "", PlaceUnknown: false, About: new AboutFields { Words = "穿蓝衣服的" }));

        Assert.Equal(first.Value, (await Tell(town, new Report(form, Text, "140781105204", "", PlaceUnknown: false, About: new AboutFields { Words = " 穿蓝衣服的 " }))).Value);
        Assert.IsType<AlreadyReported>((await Tell(town, new Report(form, Text, "140781105204", "", PlaceUnknown: false))).Problem);
        Assert.IsType<NoUnitToName>((await Tell(town, new Report(Guid.CreateVersion7(), Text, "140781105204", "", PlaceUnknown: false, About: new AboutFields { Unit = Guid.CreateVersion7() }))).Problem);
        var again = new Report(Guid.CreateVersion7(), Text, "140781105204", "", PlaceUnknown: false, Twin: first.Value!.Id);
        Assert.Empty(await town.Scope(s => s.GetRequiredService<IMatterDesk>().Twins(again, default), Caller.Public));
        Assert.True((await Tell(town, again with { About = new AboutFields { Unit = unit.Id.Value } })).Ok);
        Assert.True((await Tell(town, again with { Id = Guid.CreateVersion7() })).Ok);
        Assert.Equal(0, await town.Db(db => db.Everywhere<Matter>().CountAsync(m => m.Main != null)));
    }

    [Theory, BothDatabases]
    public async Task A_clerk_who_writes_down_a_call_about_colleagues_sees_it_no_more(TestDatabase database)
    {
        var town = await InboxTown.In(host, database);
        var clerk = await Person(town, "shouli", [.. Intake, Can.ReportMatters]);

        var answer = await clerk.Submit("/matters/new", ("Form.Text", Text), ("Form.Place", "140781105204"), ("Form.About.Words", "二号窗口的人"));

        Assert.Equal("/matters", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, await Opens(clerk, await TheOne(town)));
        Assert.Contains((await TheOne(town)).Number, (await clerk.Page("/matters")).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Report(Town town, params (string Field, string Value)[] about)
    {
        var resident = town.Anyone();
        var answer = await resident.Last(await resident.Next(await resident.Submit("/report", ("Form.Text", Text))), ("Form.Place", "140781105204"));
        return await resident.Next(await resident.Submit(answer, "main form", about));
    }

    private static Task<Result<Receipt>> Tell(Town town, Report report) => town.Scope(s => s.GetRequiredService<IMatterDesk>().Report(report, default), Caller.Public);

    private static async Task<IReadOnlyList<string>> Told(Town town)
    {
        await town.Scope(async s => { await s.GetRequiredService<DoErrands>().Run(default); return 0; });
        var told = (await town.Db(db => db.Everywhere<InboxLine>().Select(l => l.Person).ToListAsync())).ConvertAll(p => p.Value);
        return await town.Db(db => db.Users.Where(u => told.Contains(u.Id)).Select(u => u.UserName!).ToListAsync());
    }

    private static Task<Browser> Person(Town town, string user, params string[] can) => InboxTown.Person(town, user, can);

    private static Task<Guid> Account(Town town, string user) => town.Db(db => db.Users.Where(u => u.UserName == user).Select(u => u.Id).SingleAsync());

    private static Task<Matter> TheOne(Town town) => town.Db(db => db.Everywhere<Matter>().AsNoTracking().SingleAsync());

    private static async Task<HttpStatusCode> Opens(Browser browser, Matter matter) => (await browser.Get($"/matters/{matter.Id.Value}")).StatusCode;

    private static async Task Done(Task<HttpResponseMessage> answer) => Assert.True((await answer).StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, (await Browser.Html(await answer)).QuerySelector("main")?.TextContent);

    private static async Task Refused(Task<HttpResponseMessage> answer, string says)
    {
        Assert.Contains((await answer).StatusCode, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict, HttpStatusCode.Forbidden });
        Assert.Contains(says, (await Browser.Html(await answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }
}
