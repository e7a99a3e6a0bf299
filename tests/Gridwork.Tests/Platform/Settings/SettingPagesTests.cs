using System.Net;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Terms;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Can = Gridwork.Platform.Settings.Can;

namespace Gridwork.Tests.Platform.Settings;

public sealed class SettingPagesTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Look = "button[value=look]";
    private const string Save = "button[value=save]";

    [Theory, BothDatabases]
    public async Task What_is_shipped_is_shown_as_such_and_a_person_confirms_it_once(TestDatabase database)
    {
        var town = await host.Town(database);
        var keeper = town.As("140781105", Can.KeepSettings);
        var list = await keeper.Page("/settings");
        Assert.All(list.QuerySelectorAll("table.rows tbody tr"), row => Assert.Contains("产品自带", row.TextContent, StringComparison.Ordinal));
        Assert.Equal(["2026年节假日", "办公时间", "表上“天”“小时”怎样算", "多久不操作要重新登录", "管理员登录要不要验证码", "自带的立案标准（2026-11-24 版）", "应哨时限", "到场时限", "核查时限", "首次回应时限", "裁定时限", "核实时限", "反映人的联系方式存多久", "个人信息请求多久答复", "结案后的评价和回访", "短信：已经立案", "短信：重新办理", "短信：已经结案", "短信：没有立案", "短信：已经派遣", "短信：并入同一件事", "免打扰时间", "边界上多宽以内算画偏了", "一个人能提交多少", "紧急情况的词：110", "紧急情况的词：119", "紧急情况的词：120", "紧急情况的词：122"], list.QuerySelectorAll("table.rows tbody tr td:first-child").Select(c => c.TextContent.Trim()), StringComparer.Ordinal);

        var page = await keeper.Page("/settings/of/time.units");
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.Submit(page, "main form .btn.main")).StatusCode);
        var late = await keeper.Submit(page, "main form .btn.main");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var after = await keeper.Page("/settings/of/time.units");
        Assert.Null(after.QuerySelector("main form"));
        Assert.Equal(2, after.QuerySelectorAll("#rows tbody tr").Length);
        Assert.Contains("测试员", after.QuerySelector("#rows tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["settings.confirm"], await town.Db(db => db.Everywhere<TrailLine>().Select(l => l.Act).ToListAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Get("/settings/of/time.other")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As("140781105", "can.jobs.keep").Get("/settings/of/time.units")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Office_hours_are_looked_at_saved_and_refused_by_each_rule(TestDatabase database)
    {
        var town = await host.Town(database);
        var keeper = town.As("140781105", Can.KeepSettings);
        await Refused(Hours("2026-03-01", "上午"), "看不懂是什么办公时间");
        await Refused(Hours("2026-03-01", "08:00-12:00, 11:00-18:00"), "时段重叠");
        await Refused(Hours("2031-03-01", "08:00-12:00"), "太早或者太晚");
        await Refused([.. Hours("2026-03-01", "08:00-12:00"), ("Form.SeasonFrom", "05-01")], "季节作息要写全");
        await Refused([.. Hours("2026-03-01", "08:00-12:00"), .. Season("05-32", "09-30")], "看不懂是哪一天");
        await Refused([.. Hours("2026-03-01", "08:00-12:00"), .. Season("09-30", "05-01")], "夏季作息的结束早于开始");

        var seen = await Browser.Html(await keeper.Submit("/settings/hours", Look, [.. Hours("2026-03-01", "８:３０－12：00、14:00至17:30"), .. Season("5月1日", "9月30日")]));
        Assert.Equal(["2026", "3月1日", "5月1日", "10月1日", "2027"], seen.QuerySelectorAll("#look tbody tr").Take(5).Select((r, i) => i is 0 ? "2026" : i is 4 ? r.TextContent.Trim()[..4] : r.TextContent.Trim().Split('（')[0]), StringComparer.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.Submit(seen, Save)).StatusCode);

        var time = await town.Scope(s => s.GetRequiredService<SiteTime>().Now(default));
        Assert.Equal(["08:00-12:00, 14:00-18:00", "08:30-12:00, 14:00-17:30", "08:00-12:00, 15:00-19:00"], new[] { new DateOnly(2026, 2, 28), new(2026, 4, 30), new(2030, 5, 1) }.Select(d => HoursSetting.Write(time.Hours.On(d))), StringComparer.Ordinal);
        Assert.Equal(2, (await keeper.Page("/settings/hours")).QuerySelectorAll("#standing-rows tbody tr").Length);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As("140781105", "can.jobs.keep").Get("/settings/hours")).StatusCode);

        async Task Refused((string, string)[] typed, string why)
        {
            var answer = await keeper.Submit("/settings/hours", Look, typed);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(why, (await Browser.Html(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Units_count_otherwise_from_a_day_on_and_never_backwards(TestDatabase database)
    {
        var town = await host.Town(database);
        var keeper = town.As("140781105", Can.KeepSettings);
        (string, string)[] typed = [("Form.From", "2026-03-01"), ("Form.Units[0]", "CalendarDays"), ("Form.Source", "党政办会议纪要")];

        var backwards = await keeper.Submit("/settings/units", Look, [.. typed[1..], ("Form.From", "2026-02-11")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, backwards.StatusCode);
        var seen = await Browser.Html(await keeper.Submit("/settings/units", Look, typed));
        Assert.Contains("自然日", seen.QuerySelector("#look tbody tr strong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.Submit(seen, Save)).StatusCode);

        Assert.Equal(TermUnit.WorkingDays, (await On(town, new(2026, 2, 28))).Of("天"));
        Assert.Equal((TermUnit.CalendarDays, TermUnit.WorkHours), ((await On(town, new(2026, 3, 1))).Of("天"), (await On(town, new(2026, 3, 1))).Of("小时")));
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As("140781105", "can.jobs.keep").Get("/settings/units")).StatusCode);
    }

    private static Task<UnitMapping> On(Town town, DateOnly day) => town.Scope(s => s.GetRequiredService<SiteTime>().Units(day, default));

    private static (string, string)[] Hours(string from, string usual) => [("Form.From", from), ("Form.Usual", usual), ("Form.Source", "镇政府办公室通知")];

    private static (string, string)[] Season(string from, string to) => [("Form.SeasonFrom", from), ("Form.SeasonTo", to), ("Form.SeasonHours", "08:00-12:00, 15:00-19:00")];
}
