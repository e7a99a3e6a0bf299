using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.OldLedgers;
using Gridwork.Matters.Reporters;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Can = Gridwork.Matters.Can;

namespace Gridwork.Tests.Matters;

/// <summary>The ledger of another system comes in: columns are matched, each row is looked at, then all is taken, once.</summary>
public sealed class OldLedgersTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Ledger = """
        编号,反映内容,上报时间,发生地点,处置部门,小类名称,状态,结案时间,处理结果,来电人,联系电话
        JX-2024-0001,空院里堆着拆下的木料，占了半边路。,2024年3月1日 9:30,绵山镇西内封村二组井边,村镇建设办,乱堆物堆料,已结案,2024-03-04 16:00,木料已拉走。,陆小满,13900000001
        JX-2024-0002,路灯不亮。,2024/5/6,东内封村,供电所,没有的类别,作废,,,,
        JX-2025-0003,井盖响。,2025-11-20 08:00,西内封村,,,办理中,,,邱雨,13900000002
        JX-2025-0004,河边有垃圾。,2025-12-01,不知道哪里,,,已结案,2025-12-02,清走了。,,
        """;

    private const string Faulty = """
        编号,反映内容,上报时间,发生地点,状态,结案时间,联系电话
        1,,2024-03-01,西内封村,已结案,,
        2,路灯不亮。,昨天,西内封村,已结案,,
        3,路灯不亮。,,西内封村,已结案,,
        4,路灯不亮。,2031-01-01,西内封村,已结案,,
        5,路灯不亮。,2024-03-05,西内封村,已结案,2024-03-04,
        6,路灯不亮。,2024-03-05,西内封村,随便,,
        7,路灯不亮。,2024-03-05,西内封村,办理中,,12
        一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一,路灯不亮。,2024-03-05,西内封村,已结案,,
        9,路灯不亮。,2024-03-05,西内封村,已结案,,
        9,路灯不亮。,2024-03-05,西内封村,已结案,,
        """;

    [Theory, BothDatabases]
    public async Task A_ledger_is_matched_looked_at_and_taken_with_what_had_ended_ended(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var clerk = await Clerk(town);
        var page = await Bring(clerk, Ledger);
        Assert.Equal(["编号", "反映内容", "上报时间", "发生地点", "处置部门", "小类名称", "状态", "结案时间", "处理结果", "来电人", "联系电话"],
            LedgerFields.All.Select(f => ((IHtmlSelectElement)page.QuerySelector($"[name='Columns[{f}]']")!).Value), StringComparer.Ordinal);

        page = await Done(town, clerk, page, "main form");
        Assert.Contains("共 4 行：可收已结 3 件、未结 1 件，已有 0 件，不能收 0 行", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不知道哪里 ×1", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("供电所 ×1", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await town.Town.Db(db => db.Everywhere<Matter>().CountAsync()));

        page = await Done(town, clerk, page, "form[action$='handler=Take']");

        Assert.Contains("已收下", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var all = await town.Town.Db(db => db.Everywhere<Matter>().AsNoTracking().OrderBy(m => m.Id).ToListAsync());
        Assert.Equal(["JX-2024-0001", "JX-2024-0002", "JX-2025-0003", "JX-2025-0004"], all.Select(m => m.FormerNumber), StringComparer.Ordinal); // in the order of time
        Assert.Equal([MatterState.Closed, MatterState.Void, MatterState.Reported, MatterState.Closed], all.Select(m => m.State));
        var (first, open, last) = (all[0], all[2], all[3]);
        Assert.Equal((MatterTown.Village, town.Works.Id, "乱堆物堆料", "木料已拉走。", new DateTimeOffset(2024, 3, 4, 16, 0, 0, TimeSpan.FromHours(8))), (first.Area.Value, first.Unit!.Value, first.Filing!.ClassName, first.Outcome!.Result, first.Touched));
        Assert.Equal((MatterTown.TownCode, "不知道哪里"), (last.Area.Value, last.PlaceWords));
        Assert.Equal(("供电所", (UnitId?)null), (all[1].UnitName, all[1].Unit));
        Assert.Equal((true, MatterAct.BringIn, "原网格化平台 JX-2025-0003", TownHost.Morning), (open.Open, open.Last.Act, open.Last.Note, open.Last.At));
        Assert.True(open.NextDue > TownHost.Morning); // its first answer is due from now on
        Assert.Equal([open.Id], await town.Town.Db(db => db.Everywhere<Reporter>().Select(r => r.Matter).ToListAsync())); // none of those that have ended
        Assert.Equal(["2026-000001", "2026-000002", "2026-000003", "2026-000004"], all.Select(m => m.Number).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(["ledgers.bring", "ledgers.look", "ledgers.take", "ledgers.taken", "matters.bring-in"], (await town.Town.Db(db => db.Everywhere<TrailLine>().Select(l => l.Act).Where(a => a.StartsWith("ledgers.") || a == "matters.bring-in").ToListAsync())).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Contains("JX-2024-0001", (await town.Intake.Page($"/matters/{first.Id.Value}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_same_ledger_once_more_takes_nothing_and_a_longer_one_only_what_is_new(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var clerk = await Clerk(town);
        await Done(town, clerk, await Done(town, clerk, await Bring(clerk, Ledger), "main form"), "form[action$='handler=Take']");

        var again = await Done(town, clerk, await Bring(clerk, Ledger + "\nJX-2026-0005,又有垃圾。,2026-02-01,西内封村,,,已结案,2026-02-02,,,\n"), "main form");
        Assert.Contains("可收已结 1 件、未结 0 件，已有 4 件", again.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await Done(town, clerk, again, "form[action$='handler=Take']");
        Assert.Equal((5, 5), (await town.Town.Db(db => db.Everywhere<Matter>().CountAsync()), await town.Town.Db(db => db.Everywhere<Matter>().Select(m => m.Number).Distinct().CountAsync())));

        // A process that died in the middle begins again: what it had taken is passed over.
        var ledger = await town.Town.Db(db => db.Everywhere<OldLedger>().OrderBy(l => l.Id).LastAsync());
        await town.Town.Db(db => db.Everywhere<OldLedger>().Where(l => l.Id == ledger.Id).ExecuteUpdateAsync(l => l.SetProperty(o => o.State, LedgerState.Taking)));
        await town.Town.Scope(async s =>
        {
            await s.GetRequiredService<ReadLedger>().Run(new LedgerErrand(ledger.Id.Value, Take: true), default);
            return true;
        });
        Assert.Equal(5, await town.Town.Db(db => db.Everywhere<Matter>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Each_row_that_cannot_be_is_named_and_left_out_only_by_a_word(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var clerk = await Clerk(town);
        var page = await Done(town, clerk, await Bring(clerk, Faulty), "main form");

        Assert.Equal(
        [
            "2 空格：反映内容", "3 “昨天”不是日期时间", "4 “上报时间”是空的", "5 “2031-01-01”在今天之后", "6 2024-03-05 00:00 上报的，不会在", "7 “随便”不是认识的状态", "8 ", "9 ",
        ], page.QuerySelectorAll("#seen ~ * tbody tr").Select(r => $"{r.Children[0].TextContent} {r.Children[1].TextContent}"), (a, b) => b.StartsWith(a, StringComparison.Ordinal));
        Assert.Contains("可收已结 1 件、未结 0 件，已有 1 件，不能收 8 行", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var refused = await clerk.Submit(page, "form[action$='handler=Take']");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("有 8 行不能收", (await Browser.Html(refused)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        await Done(town, clerk, page, "form[action$='handler=Take']", ("Without", "true"));
        Assert.Equal(1, await town.Town.Db(db => db.Everywhere<Matter>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Columns_are_matched_by_a_person_and_what_they_forget_is_said(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var clerk = await Clerk(town);
        var page = await Bring(clerk, "甲,乙,丙\n路灯不亮。,2024-03-01,2024-03-02\n");
        foreach (var (typed, says) in new ((string, string)[], string)[]
        {
            ([], "请选哪一列是“内容”"),
            ([("Columns[Text]", "甲"), ("Columns[Reported]", "乙")], "请选状态列或者办结时间列"),
            ([("Columns[Text]", "甲"), ("Columns[Reported]", "乙"), ("Columns[Ended]", "乙")], "“乙”这一列选了两处"),
        })
        {
            var refused = await Browser.Html(await clerk.Submit(page, "main form", typed));
            Assert.Contains(says, refused.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(typed.Select(t => t.Item2), typed.Select(t => ((IHtmlSelectElement)refused.QuerySelector($"[name='{t.Item1}']")!).Value), StringComparer.Ordinal); // kept as chosen
        }

        page = await Done(town, clerk, page, "main form", ("Columns[Text]", "甲"), ("Columns[Reported]", "乙"), ("Columns[Ended]", "丙"));
        Assert.Contains("可收已结 1 件", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_ledger_is_its_bringers_alone_and_its_file_goes_when_it_is_dropped_or_left(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var clerk = await Clerk(town);
        var page = await Bring(clerk, Ledger);
        var address = new Uri(page.BaseUri).PathAndQuery;
        Assert.Equal(HttpStatusCode.NotFound, (await (await Clerk(town)).Get(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Intake.Get("/ledgers")).StatusCode);
        Assert.Single(Files(town));

        Assert.Equal("/ledgers", (await clerk.Submit(page, "form[action$='handler=Drop']")).Headers.Location?.ToString());
        Assert.Empty(Files(town));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get(address)).StatusCode);

        await Bring(clerk, Ledger);
        town.Town.Clock.Advance(RemoveLedgers.Kept + TimeSpan.FromHours(1));
        await town.Town.Scope(async s =>
        {
            await s.GetRequiredService<RemoveLedgers>().Run(default);
            return true;
        });
        Assert.Empty(Files(town));
        Assert.Equal([LedgerState.Dropped, LedgerState.Dropped], await town.Town.Db(db => db.Everywhere<OldLedger>().Select(l => l.State).ToListAsync()));
        Assert.DoesNotContain("陆小满", string.Concat(await town.Town.Db(db => db.Everywhere<OldLedger>().Select(l => l.Sample).ToListAsync())), StringComparison.Ordinal);
    }

    // With a post of their own: what is done in the background goes by it.
    private static async Task<Browser> Clerk(MatterTown town)
    {
        var person = PersonId.New();
        var role = await town.Town.Given(Role.Of($"tz-{person.Value:N}", "台账员", "Records clerk", [Can.ReadMatters, Can.BringLedgers]));
        await town.Town.Given(new Account { Id = person.Value, UserName = $"tz-{person.Value:N}", Name = "钟平" });
        await town.Town.Given(Post.At(AreaCode.Of(MatterTown.TownCode), person, role.Key, new DateOnly(2026, 1, 1)));
        return town.Town.As(person, MatterTown.TownCode, [], Can.ReadMatters, Can.BringLedgers);
    }

    private string[] Files(MatterTown town)
    {
        var folder = Path.Combine(host.Services.GetRequiredService<Gridwork.Platform.Sites.DataFolder>().Sites, $"{town.Town.Site.Code}.files", "brought");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
    }

    private static async Task<IHtmlDocument> Bring(Browser clerk, string table)
    {
        var token = (await clerk.Page("/ledgers")).QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("原网格化平台"), "Form.Source" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "File", "台账.csv" },
        };
        var brought = await clerk.Http.PostAsync("/ledgers", form, TestContext.Current.CancellationToken);
        return await clerk.Page(brought.Headers.Location!.ToString());
    }

    /// <summary>The page after the work that the press of a button left to be done.</summary>
    private static async Task<IHtmlDocument> Done(MatterTown town, Browser clerk, IHtmlDocument page, string form, params (string, string)[] typed)
    {
        var sent = await clerk.Submit(page, form, typed);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        await town.Town.Scope(s => s.GetRequiredService<DoErrands>().Run(default));
        return await clerk.Page(sent.Headers.Location!.ToString());
    }
}
