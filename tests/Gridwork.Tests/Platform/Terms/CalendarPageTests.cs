using System.Net;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Terms;
using Gridwork.Platform.Terms.ImportingNotice;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Can = Gridwork.Platform.Settings.Can;

namespace Gridwork.Tests.Platform.Terms;

public sealed class CalendarPageTests(TownHost host) : IClassFixture<TownHost>
{
    /// <summary>Invented: no notice for 2027 was published when this was written.</summary>
    internal const string Whole = """
        日期,休或班,节日
        2027-01-01,休,元旦
        2027-01-02,休,元旦
        2027-01-03,休,元旦
        2026-12-31,off,元旦
        2027-01-09,班,元旦
        2027-02-05,off,春节
        2027-02-08,off,春节
        2027-02-09,off,春节
        2027-02-10,off,春节
        2027-02-11,off,春节
        2027-02-12,off,春节
        2027-04-05,off,清明节
        2027-05-01,off,劳动节
        2027-05-02,off,劳动节
        2027-05-03,off,劳动节
        2027-05-04,off,劳动节
        2027-05-05,off,劳动节
        2027-06-09,off,端午节
        2027-09-15,off,中秋节
        2027-10-01,off,国庆节
        2027-10-02,off,国庆节
        2027-10-03,off,国庆节
        2027-10-04,off,国庆节
        2027-10-05,off,国庆节
        2027-10-06,off,国庆节
        2027-10-07,off,国庆节
        2027-10-09,work,国庆节
        """;

    private const string Look = "button[value=look]";
    private const string Save = "button[value=save]";

    [Theory, BothDatabases]
    public async Task A_term_over_the_end_of_the_last_year_is_provisional_until_the_notice_comes_and_then_counts_by_it(TestDatabase database)
    {
        var town = await host.Town(database);
        town.Clock.AdjustTime(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(8)));
        var keeper = town.As("140781105", Can.KeepSettings);
        Assert.Equal(("2027-01-01 24:00", true), await Counted(town));
        Assert.Contains("2027", (await keeper.Page("/settings/calendar")).QuerySelector(".notice[data-state=soon]")!.TextContent, StringComparison.Ordinal);

        var seen = await Browser.Html(await keeper.Submit("/settings/calendar", Look, Typed("2027", Whole)));
        Assert.Null(seen.QuerySelector("[role=alert]"));
        Assert.Null(seen.QuerySelector("#missing"));
        Assert.Equal(("2027-01-01 24:00", true), await Counted(town)); // shown is not saved
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.Submit(seen, Save)).StatusCode);

        Assert.Equal(("2027-01-05 24:00", false), await Counted(town));
        var row = await town.Db(db => db.Everywhere<Setting>().SingleAsync());
        Assert.Equal(("time.calendar/2027", "测试员", false), (row.Key, row.SetByName, row.NeedsReview));
        var line = await town.Db(db => db.Everywhere<TrailLine>().SingleAsync());
        Assert.Equal(("settings.set", "time.calendar/2027"), (line.Act, line.Subject));
        Assert.Contains("国办发明电〔2026〕0号", (await keeper.Page("/settings/calendar")).QuerySelector("main table.rows tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Each_bad_row_has_its_reason_and_the_good_ones_wait_for_a_decision(TestDatabase database)
    {
        var town = await host.Town(database);
        var keeper = town.As("140781105", Can.KeepSettings);
        const string broken = """
            2027-01-01,休,元旦
            2027-01-01,休,元旦
            2027-13-40,休,元旦
            2027-01-02,也许,元旦
            2027-01-04,班,元旦
            2028-01-01,休,元旦
            2027-01-03,休,
            2027-02-08;休
            """;

        var seen = await Browser.Html(await keeper.Submit("/settings/calendar", Look, Typed("2027", broken)));
        var reasons = seen.QuerySelectorAll("#bad tbody tr").Select(r => (r.Children[0].TextContent, r.Children[2].TextContent)).ToList();
        Assert.Equal(["2", "3", "4", "5", "6", "7", "8"], reasons.Select(r => r.Item1), StringComparer.Ordinal);
        string[] words = ["前面已经有了", "看不懂是哪一天", "“也许”看不出", "不是周末", "不是 2027 年的日子", "没有节日名", "一行要有三项"];
        Assert.All(reasons.Zip(words), r => Assert.Contains(r.Second, r.First.Item2, StringComparison.Ordinal));
        Assert.Contains("春节", seen.QuerySelector("#missing")!.TextContent, StringComparison.Ordinal);
        Assert.Single(seen.QuerySelectorAll("#days tbody tr"));

        var refused = await keeper.Submit(seen, Save);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await Browser.Html(refused);
        Assert.Contains("有 7 行看不懂", again.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await town.Db(db => db.Everywhere<Setting>().CountAsync()));

        Assert.Equal(HttpStatusCode.Redirect, (await keeper.Submit(again, Save, ("Form.WithoutBad", "true"))).StatusCode);
        Assert.True(await town.Db(db => db.Everywhere<Setting>().Select(s => s.NeedsReview).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_table_is_refused_by_each_rule_and_what_was_typed_stays(TestDatabase database)
    {
        var town = await host.Town(database);
        var keeper = town.As("140781105", Can.KeepSettings);

        await Refused("2029", Whole, 422, "2029 年接不上");
        await Refused("2025", "2025-03-03,off,元旦\n2025-03-04,off,元旦", 409, "2025 年已经过去");
        await Refused("2027", "什么也没有 1", 422, "没有一行看得懂");
        await Refused("2027", """{ "year": 2026, "off": [], "work": [] }""", 422, "没有一行看得懂");
        var looked = await Browser.Html(await keeper.Submit("/settings/calendar", Look, Typed("2027", Whole)));
        var other = await keeper.Submit(looked, Save, ("Form.Text", "2027-01-01,off,元旦"));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode); // what is saved was looked at
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As("140781105", "can.jobs.keep").Get("/settings/calendar")).StatusCode);
        Assert.Equal(0, await town.Db(db => db.Everywhere<Setting>().CountAsync()));

        async Task Refused(string year, string text, int status, string why)
        {
            var answer = await keeper.Submit("/settings/calendar", Look, Typed(year, text));
            Assert.Equal(status, (int)answer.StatusCode);
            var page = await Browser.Html(answer);
            Assert.Contains(why, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(text, page.QuerySelector("textarea")!.TextContent.ReplaceLineEndings("\n").TrimStart('\n'));
        }
    }

    [Theory, BothDatabases]
    public async Task A_year_that_is_over_may_get_its_notice_and_one_in_json_is_read(TestDatabase database)
    {
        var town = await host.Town(database);
        var keeper = town.As("140781105", Can.KeepSettings);
        var json = System.Text.Json.JsonSerializer.Serialize(WorkingCalendar.Shipped.Years.Single(y => y.Year == 2025), Setting.Json);

        var seen = await Browser.Html(await keeper.Submit("/settings/calendar", Look, Typed("2025", json)));
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.Submit(seen, Save)).StatusCode);

        var calendar = (await Time(town)).Calendar;
        Assert.Equal("国办发明电〔2026〕0号", calendar.NoticeOf(2025));
        Assert.Equal(WorkTime.Usual.Version, (await Time(town)).Version, StringComparer.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_hears_of_another_time_is_told_before_the_save_and_shares_its_fate(TestDatabase database)
    {
        var town = await host.Town(database);
        var form = new ImportNotice.Form { Year = 2027, Notice = "n", Source = "s", Text = Whole };
        await town.Scope(async services =>
        {
            var deaf = new Ear(fails: true);
            var import = ActivatorUtilities.CreateInstance<ImportNotice>(services, ActivatorUtilities.CreateInstance<ChangeTime>(services, (IEnumerable<IMovedByTime>)[new Two()], (IEnumerable<IHearWorkTimeChanged>)[deaf]));
            var look = (await import.Look(form, default)).Value!;
            Assert.Equal((2, "2026-000001"), (look.Time.Moved.Count, look.Time.Moved.First[0].Number));
            form.Shown = look.Time.Mark;
            await Assert.ThrowsAsync<InvalidOperationException>(() => import.Save(form, default));
            Assert.Equal((2026, 2027), (deaf.Heard!.Before.Calendar.LastYear, deaf.Heard.Now.Calendar.LastYear));
            return 0;
        });
        Assert.Equal(0, await town.Db(db => db.Everywhere<Setting>().CountAsync()));
    }

    private sealed class Ear(bool fails) : IHearWorkTimeChanged
    {
        public WorkTimeChanged? Heard { get; private set; }

        public Task Hear(WorkTimeChanged changed, CancellationToken ct)
        {
            Heard = changed;
            return fails ? throw new InvalidOperationException("not now") : Task.CompletedTask;
        }
    }

    private sealed class Two : IMovedByTime
    {
        public Task<MovedByTime> With(WorkTime next, CancellationToken ct) => Task.FromResult(new MovedByTime(2, [new("2026-000001", TownHost.Morning, TownHost.Morning.AddDays(1))]));
    }

    internal static (string, string)[] Typed(string year, string text) =>
        [("Form.Year", year), ("Form.Notice", "国办发明电〔2026〕0号"), ("Form.Source", "测试编的"), ("Form.Text", text)];

    private static Task<WorkTime> Time(Town town) => town.Scope(s => s.GetRequiredService<SiteTime>().Now(default));

    private static async Task<(string Due, bool Provisional)> Counted(Town town)
    {
        var sum = Counting.ByLaw.Compute(new Term(4, TermUnit.WorkingDays), new DateTimeOffset(2026, 12, 28, 10, 0, 0, TimeSpan.FromHours(8)), await Time(town));
        return (CivilTime.WriteEnd(sum.Due), sum.Provisional);
    }
}
