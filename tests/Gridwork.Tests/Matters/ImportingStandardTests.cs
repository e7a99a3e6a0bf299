using System.Net;
using System.Text;
using Gridwork.Matters;
using Gridwork.Matters.ImportingStandard;
using Gridwork.Matters.Standards;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using KeepSettings = Gridwork.Platform.Settings.Can;

namespace Gridwork.Tests.Matters;

public sealed class ImportingStandardTests(TownHost host) : IClassFixture<TownHost>
{
    private const string At = "/settings/case-standard";
    private const string Take = "button[value=take]";
    private const string Discard = "button[value=discard]";
    private const string Head = "major_code,major,minor_code,minor,handling_unit,authority,open_condition,close_condition,time_limit";

    // Row 2 is as shipped, row 3 has another limit, row 4 and 12 are new; the others are broken, each in a way of its own.
    private const string Broken = $"""
        {Head}
        01,市容环境,01,私搭乱建,所属街办、属地行政执法部门,盐湖区政府、经济开发区,违法搭建的建筑物、构筑物和其他设施（正在建设）,制止、恢复,2紧急工作日
        01,市容环境,01,私搭乱建,所属街办、属地行政执法部门,盐湖区政府、经济开发区,违法搭建的建筑物、构筑物和其他设施（已形成）,按法定程序实施、拆除,30天
        01,市容环境,01,私搭乱建,所属街办、属地行政执法部门,盐湖区政府、经济开发区,=新的情形,拆除,尽快
        01,市容环境,01,私搭乱建,所属街办、属地行政执法部门,盐湖区政府、经济开发区,=新的情形,拆除,尽快
        01,市容环境,01,私搭乱建,城管队,盐湖区政府、经济开发区,别的情形,拆除,1天
        01,市容环境,01,改了名字,所属街办、属地行政执法部门,盐湖区政府、经济开发区,别的情形,拆除,1天
        1a,市容环境,01,私搭乱建,甲,乙,丙,丁,1天
        01,市容环境,02,店面无证装修,甲,乙,,丁,1天
        01,市容环境,02,店面无证装修,甲,乙,丙,丁
        01,市容环境,02,店面无证装修,甲,乙,丙,丁,一个比二十个字还要长得多的处置时限说明文字
        01,市容环境,77,龘龘乱放,甲,乙,丙,丁,1天
        """;

    [Theory, BothDatabases]
    public async Task The_good_rows_of_a_broken_table_wait_for_a_person_and_each_bad_one_bears_its_reason(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var keeper = town.Town.As(MatterTown.TownCode, KeepSettings.KeepSettings);
        var before = await town.Given(new MatterBuilder());
        Assert.Equal(HttpStatusCode.Found, (await town.Intake.Submit($"{MatterTown.Page(before, "accept")}?find=01-01-2", "main form[method=post]", ("Form.Condition", "01-01-2"))).StatusCode);

        Assert.Equal(HttpStatusCode.Found, (await Upload(keeper, Broken, "2026-03-01")).StatusCode);
        var page = await keeper.Page($"{At}/1");
        Assert.Equal(
            ["5|与 01-01-3 的文字相同", "6|单位与 01-01 的第一行不同", "7|代码 01-01 已经是另一个名称", "8|类代码不是一两位数字", "9|空格：open_condition", "10|有 8 格，应为 9 格", "11|time_limit 超过 20 字"],
            page.QuerySelectorAll("#bad tbody tr").Select(r => $"{r.Children[0].TextContent}|{r.Children[1].TextContent}"), StringComparer.Ordinal);
        Assert.StartsWith("改动|01-01-2|私搭乱建 · 违法搭建的建筑物、构筑物和其他设施（已形成）|15天 → 30天", string.Join('|', page.QuerySelector("#changes tbody tr")!.Children.Select(c => c.TextContent)), StringComparison.Ordinal);
        Assert.Contains("读懂 4 行，未读懂 7 行", page.QuerySelector("#counts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("'=新的情形", await (await keeper.Get($"{At}/1?handler=Bad")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((519, true), await Held(town, "2026-03-01"));

        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit(page, Take)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Submit(page, Take)).StatusCode);
        Assert.Equal((519, true), await Held(town, "2026-02-28"));
        Assert.Equal((375 + 4, true), await Held(town, "2026-03-01"));
        var standard = await town.Town.Scope(s => s.GetRequiredService<SiteStandard>().On(new(2026, 3, 1), default));
        Assert.Equal(("30天", "01-01-3", "", "sdlj"), (standard.Condition("01-01-2")!.Condition.Limit, standard.Conditions[2].Code, standard.Condition("01-77-1")!.Minor.Initials, standard.Conditions[0].Minor.Initials));

        host.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        var after = await town.Given(new MatterBuilder());
        var accept = MatterTown.Page(after, "accept");
        Assert.Contains("30天", (await town.Intake.Page($"{accept}?find=01-01-2")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("15天", (await town.Now(before.Id)).Filing!.Limit);
        Assert.Contains("15天", (await town.Dispatcher.Page(MatterTown.Page(before, "dispatch"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["matters.standard-import", "matters.standard-take"], (await town.Town.Db(db => db.Everywhere<TrailLine>().Select(l => l.Act).ToListAsync())).Where(a => a.Contains("standard", StringComparison.Ordinal)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Two_versions_never_hold_on_the_same_day_and_each_refusal_keeps_what_was_typed(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var keeper = town.Town.As(MatterTown.TownCode, KeepSettings.KeepSettings);
        var backdated = await Browser.Html(await Upload(keeper, Broken, "2026-02-11"));
        Assert.Contains("已经过去", backdated.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("文号 1", backdated.QuerySelector("[name='Form.Source']")!.GetAttribute("value"));
        Assert.Contains("缺少这些列：小类名称 (minor)", await Why("major_code,major,minor_code\n1,2,3"), StringComparison.Ordinal);
        Assert.Contains("看不出是事件还是部件", await Why($"{Head}\n1,别的,1,乙,丙,丁,戊,己,1天"), StringComparison.Ordinal);
        Assert.Contains("不是 .xlsx", await Why("\0\u0001"), StringComparison.Ordinal);
        Assert.Contains("请选择文件", await Why(null), StringComparison.Ordinal);

        await Upload(keeper, Broken, "2026-03-01");
        await Upload(keeper, Broken, "2026-03-01");
        await Upload(keeper, Broken, "2026-02-20");
        await Upload(keeper, $"{Head}\n,市容环境,1,2,3,4,5,6,7", "2026-04-01");
        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit($"{At}/1", Take)).StatusCode);
        Assert.Contains("也从3月1日", (await Browser.Html(await keeper.Submit($"{At}/2", Take))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已经过去", (await Browser.Html(await keeper.Submit($"{At}/2", Take, ("Form.From", "2026-02-01")))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit($"{At}/2", Take, ("Form.From", "2026-03-15"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit($"{At}/3", Take)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await keeper.Submit($"{At}/4", Take)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit($"{At}/4", Discard)).StatusCode);

        Assert.Equal(
            ["1 InForce 03-01 03-14", "2 InForce 03-15 ", "3 InForce 02-20 02-28", "4 Discarded 04-01 "],
            (await town.Town.Db(db => db.Everywhere<StandardVersion>().AsNoTracking().OrderBy(v => v.Number).ToListAsync())).Select(v => $"{v.Number} {v.State} {v.ValidFrom:MM-dd} {v.ValidTo:MM-dd}"), StringComparer.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Get($"{At}/9")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Intake.Get(At)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Intake.Get($"{At}/1")).StatusCode);

        async Task<string> Why(string? table) => (await Browser.Html(await Upload(keeper, table, "2026-03-01"))).QuerySelector("[role=alert]")!.TextContent;
    }

    [Theory, BothDatabases]
    public async Task The_source_tables_are_understood_as_they_are_shipped(TestDatabase database)
    {
        var source = Path.Combine(Environment.GetEnvironmentVariable("GRIDWORK_RESEARCH") ?? "../shared/data", "case_standard");
        Assert.SkipUnless(Directory.Exists(source), $"The source tables are not here: {source}");
        var town = await host.Town(database);
        var looks = new List<StandardLook>();
        foreach (var file in new[] { "events.csv", "components.csv" })
        {
            await using var table = File.OpenRead(Path.Combine(source, file));
            looks.Add((await town.Scope(s => s.GetRequiredService<ImportStandard>().Look(new() { From = new(2026, 3, 1) }, table, default))).Value!);
        }

        Assert.Equal([ClassKind.Occurrence, ClassKind.Component], looks.Select(l => l.Kind));
        Assert.Equal((522, 3, 1, 0), (looks.Sum(l => l.Rows), looks.Sum(l => l.Bad.Count), looks.Sum(l => l.UnreadLimits), looks.Sum(l => l.NoInitials)));
        Assert.Equal(["51 01-98-1", "53 01-98-2", "54 01-98-2"], looks[0].Bad.Select(b => $"{b.Row} {b.Facts["condition"]}"), StringComparer.Ordinal);
        Assert.All(looks, l => Assert.Equal((0, 0, 0), (l.Difference.Added.Count, l.Difference.Removed.Count, l.Difference.Changed.Count)));
    }

    [Theory, BothDatabases]
    public async Task What_is_shipped_waits_until_a_person_confirms_it_as_it_is(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var keeper = town.Town.As(MatterTown.TownCode, KeepSettings.KeepSettings);
        var matter = await town.Given(new MatterBuilder());
        var accept = $"{MatterTown.Page(matter, "accept")}?find=01-01-2";
        Assert.Contains("还没有经本单位核对", (await town.Intake.Page(accept)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var confirm = (await keeper.Page(At)).QuerySelector("#rows tr:last-child td:last-child a")!.GetAttribute("href")!;
        var page = await keeper.Page(confirm);
        Assert.Contains("519 条立案条件", page.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit(page, "main form[method=post]")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Submit(page, "main form[method=post]")).StatusCode);

        Assert.DoesNotContain("还没有经本单位核对", (await town.Intake.Page(accept)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("已定", (await keeper.Page(At)).QuerySelector("#rows tr:last-child td:last-child")!.TextContent);
        Assert.Equal((519, false), await Held(town, "2026-03-01"));
        Assert.Equal(1, await town.Town.Db(db => db.Everywhere<TrailLine>().CountAsync(l => l.Act == "settings.confirm")));
    }

    private static async Task<(int Conditions, bool NeedsReview)> Held(MatterTown town, string day)
    {
        var standard = await town.Town.Scope(s => s.GetRequiredService<SiteStandard>().On(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), default));
        return (standard.Conditions.Count, standard.NeedsReview);
    }

    private static async Task<HttpResponseMessage> Upload(Browser browser, string? table, string from)
    {
        var token = (await browser.Page(At)).QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(from), "Form.From" }, { new StringContent("文号 1"), "Form.Source" }, { new StringContent(""), "Form.Kind" } };
        if (table is not null)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "File", "events.csv");
        }

        return await browser.Http.PostAsync(At, form, TestContext.Current.CancellationToken);
    }
}
