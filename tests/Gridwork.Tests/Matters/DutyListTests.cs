using System.Net;
using System.Text;
using Gridwork.Matters.DutyLists;
using Gridwork.Matters.Whistles;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using KeepSettings = Gridwork.Platform.Settings.Can;

namespace Gridwork.Tests.Matters;

/// <summary>A township's duty lists: imported, taken by a person, cited by whoever assigns. The list is invented.</summary>
public sealed class DutyListTests(TownHost host) : IClassFixture<TownHost>
{
    private const string At = "/settings/duty-lists";
    private const string Take = "button[value=take]";

    private const string Table = """
        编号,履职事项,清单,法律依据,牵头部门,配合职责,承接部门
        J1,村道清扫保洁,基本,虚构条例第一条,,,
        P1,河道巡查,配合履职事项,,县水利局,发现问题及时上报,
        S1,特种设备检查,收回,,,,县市场监管局
        S2,没有承接部门的事项,收回,,,,
        P2,没有牵头部门的事项,配合,,,报告,
        X1,别的事项,自办,,,,
        j1,同一编号,基本,,,,
        """;

    [Theory, BothDatabases]
    public async Task The_good_rows_wait_for_a_person_and_each_bad_one_bears_its_reason(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var keeper = town.Town.As(MatterTown.TownCode, KeepSettings.KeepSettings);
        Assert.NotNull((await keeper.Page(At)).QuerySelector("#none"));
        Assert.Contains("缺少这些列", (await Browser.Html(await Upload(keeper, "编号,履职事项\n1,2", "2026-03-01"))).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已经过去", (await Browser.Html(await Upload(keeper, Table, "2026-02-01"))).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await Upload(keeper, Table, "2026-03-01")).StatusCode);
        var page = await keeper.Page($"{At}/1");
        Assert.Equal(
            ["5|空格：owner", "6|空格：lead", "7|没有叫“自办”的清单", "8|编号与第 2 行相同"],
            page.QuerySelectorAll("#bad tbody tr").Select(r => $"{r.Children[0].TextContent}|{r.Children[1].TextContent}"), StringComparer.Ordinal);
        Assert.Equal(["新增|J1|基本", "新增|P1|配合", "新增|S1|上级收回"], page.QuerySelectorAll("#changes tbody tr").Select(r => string.Join('|', r.Children.Take(3).Select(c => c.TextContent))), StringComparer.Ordinal);
        Assert.Null(await On(town, "2026-03-01"));

        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit(page, Take)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Submit(page, Take)).StatusCode);
        Assert.Null(await On(town, "2026-02-28"));
        Assert.Equal(3, (await On(town, "2026-03-01"))!.Items.Count);
        await Upload(keeper, Table, "2026-04-01");
        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit($"{At}/2", Take)).StatusCode);
        Assert.Equal((1, 2), ((await On(town, "2026-03-31"))!.Number, (await On(town, "2026-04-01"))!.Number));

        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Get($"{At}/9")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Intake.Get(At)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Intake.Get($"{At}/1")).StatusCode);
        Assert.Equal(4, (await town.Town.Db(db => db.Everywhere<TrailLine>().Select(l => l.Act).ToListAsync())).Count(a => a.StartsWith("matters.duties-", StringComparison.Ordinal)));
    }

    [Theory, BothDatabases]
    public async Task An_assignment_cites_an_item_and_what_was_taken_back_is_refused_with_the_words_of_the_list(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted());
        var dispatcher = town.Dispatcher;
        var dispatch = MatterTown.Page(matter, "dispatch");
        var bare = await dispatcher.Page(dispatch);
        Assert.NotNull(bare.QuerySelector("#no-duties"));
        Assert.Null(bare.QuerySelector("[name='Form.Item']"));
        await InForce(town);

        var page = await dispatcher.Page($"{dispatch}?find=hd");
        Assert.Contains("牵头：县水利局。配合：发现问题及时上报", page.QuerySelector("[data-part=duties]")!.TextContent, StringComparison.Ordinal);
        var back = await dispatcher.Page($"{dispatch}?find=市场监管");
        Assert.Contains("已由县市场监管局收回", back.QuerySelector("[data-taken-back=S1]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(back.QuerySelector("[name='Form.Item'][value=S1]"));
        var form = ("Form.Unit", town.Works.Id.Value.ToString());
        Assert.Contains("请移交县市场监管局", await Refused(await Submit(dispatcher, page, "S1", form)), StringComparison.Ordinal);
        Assert.Contains("没有这一项", await Refused(await Submit(dispatcher, page, "Z9", form)), StringComparison.Ordinal);
        Assert.Null((await town.Now(matter.Id)).Unit);
        Assert.Equal(HttpStatusCode.Found, (await Submit(dispatcher, page, "P1", form)).StatusCode);

        Assert.Equal(new Basis("P1", "河道巡查", "1"), (await town.Now(matter.Id)).Basis);
        Assert.Contains("依据 P1 河道巡查（履职事项清单第 1 版）", (await town.Worker.Page($"/matters/{matter.Id.Value}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_whistle_keeps_the_item_it_rests_on_and_its_legs_show_it(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted());
        await InForce(town);
        var whistler = town.Whistler;
        var page = await whistler.Page($"{MatterTown.Page(matter, "whistle")}?find=J1");
        (string, string)[] form = [
            ("Form.Kind", "KeyTask"), ("Form.Ask", "村道堆料影响通行。"), ("Form.Units[0].Unit", town.Police.Id.Value.ToString()), ("Form.Units[0].Task", "到现场清走堆料。"),
            ("Form.Count", "3"), ("Form.TermUnit", "WorkingDays"), ("Form.Whole", "5")];

        Assert.Contains("请移交县市场监管局", await Refused(await Submit(whistler, page, "S1", form)), StringComparison.Ordinal);
        Assert.Equal(0, await town.Town.Db(db => db.Everywhere<Whistle>().CountAsync()));
        Assert.Equal(HttpStatusCode.Found, (await Submit(whistler, page, "J1", form)).StatusCode);

        Assert.Equal("J1", (await town.Town.Db(db => db.Everywhere<Whistle>().AsNoTracking().SingleAsync())).Basis!.Item);
        var leg = await town.Town.Db(db => db.Everywhere<Leg>().AsNoTracking().SingleAsync());
        Assert.Contains("依据 J1 村道清扫保洁", (await town.Officer.Page($"/legs/{leg.Id.Value}")).QuerySelector(".basis")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("依据 J1 村道清扫保洁", (await town.Whistler.Page($"/matters/{matter.Id.Value}")).QuerySelector(".basis")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Every_item_is_found_in_three_keystrokes(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        await InForce(town);
        var items = (await On(town, "2026-03-01"))!.Items;

        Assert.All(items, i => Assert.Equal(i, DutySearch.Find(items, i.Initials[..3], 5).Items[0]));
        Assert.All(items, i => Assert.Equal(i, DutySearch.Find(items, i.Code, 5).Items[0]));
        Assert.Equal("P1", DutySearch.Find(items, "水利 巡", 5).Items.Single().Code);
        Assert.Equal((1, 2), (DutySearch.Find(items, "县 事项", 1).Items.Count + 1, DutySearch.Find(items, "县", 1).More + 1));
    }

    private static Task<DutyList?> On(MatterTown town, string day) =>
        town.Town.Scope(s => s.GetRequiredService<SiteDuties>().On(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), default));

    private static async Task InForce(MatterTown town)
    {
        var keeper = town.Town.As(MatterTown.TownCode, KeepSettings.KeepSettings);
        var today = (await keeper.Page(At)).QuerySelector("[name='Form.From']")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Found, (await Upload(keeper, Table, today)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit($"{At}/1", Take)).StatusCode);
    }

    // The item is sent as somebody would whose page is older than the list: it need not be a choice of the page.
    private static Task<HttpResponseMessage> Submit(Browser browser, AngleSharp.Html.Dom.IHtmlDocument page, string item, params (string, string)[] form)
    {
        page.QuerySelector("[name='Form.Item']:checked")!.SetAttribute("value", item);
        return browser.Submit(page, "main form[method=post]", form);
    }

    private static async Task<string> Refused(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await Browser.Html(answer)).QuerySelector("#Form_Item-wrong")!.TextContent;
    }

    private static async Task<HttpResponseMessage> Upload(Browser browser, string table, string from)
    {
        var token = (await browser.Page(At)).QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(from), "Form.From" }, { new StringContent("文号 1（虚构）"), "Form.Source" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "File", "duties.csv" },
        };
        return await browser.Http.PostAsync(At, form, TestContext.Current.CancellationToken);
    }
}
