using System.Net;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Alarms;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.SettingLimits;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using SettingsCan = Gridwork.Platform.Settings.Can;

/// <summary>The limits of first response, verification and check: set by a page, and what the clocks that run by them do.</summary>
public sealed class ClockLimitsTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Look = "button[value=look]";
    private const string Save = "button[value=save]";

    [Theory, BothDatabases]
    public async Task No_limit_is_shipped_and_one_is_looked_at_saved_and_refused_by_each_rule(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var keeper = Keeper(town);
        Assert.All((await keeper.Page("/settings/limits")).QuerySelectorAll("table.rows:not([data-clock=Arrival]) tbody tr"), row => Assert.Contains("没有定", row.TextContent, StringComparison.Ordinal));
        Assert.IsType<LimitOfNoClock>(await Unoffered(ClockKind.Handling, TermUnit.WorkingDays));
        Assert.IsType<LimitIncomplete>(await Unoffered(ClockKind.Check, TermUnit.Months));
        await Refused(keeper, Typed("Check", "2026-02-12", "1", "", "Law"), "要一起填");
        await Refused(keeper, Typed("Check", "2026-02-12", "0", "WorkingDays", "Law"), "1 到 10000");
        await Refused(keeper, Typed("Check", "2029-02-12", "1", "WorkingDays", "Law"), "太早或者太晚");

        var seen = await Browser.Html(await keeper.Submit("/settings/limits", Look, Typed("Check", "2026-03-01", "4", "WorkHours", "OfficeHours")));
        Assert.Null((await Timing(town)).Rules.On(ClockKind.Check, new(2026, 3, 1)));
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.Submit(seen, Save)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Submit(seen, Save)).StatusCode);

        var rules = (await Timing(town)).Rules;
        Assert.Equal((null, new ClockRules.Limit(4, TermUnit.WorkHours, CountedBy.OfficeHours), null),
            (rules.On(ClockKind.Check, new(2026, 2, 28)), rules.On(ClockKind.Check, new(2026, 3, 1)), rules.On(ClockKind.FirstContact, new(2026, 3, 1))));
        Assert.Equal(2, (await keeper.Page("/settings/limits")).QuerySelectorAll("table[data-clock=Check] tbody tr").Length);
        Assert.Contains("4 工作时", (await keeper.Page("/settings")).QuerySelector("table[data-kind='matters.limits/']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["settings.set"], await town.Town.Db(db => db.Everywhere<TrailLine>().Select(l => l.Act).ToListAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Dispatcher.Get("/settings/limits")).StatusCode);

        async Task<Gridwork.Kernel.Problem?> Unoffered(ClockKind kind, TermUnit unit) => (await town.Town.Scope(s => s.GetRequiredService<SetLimit>().Look(
            new() { Clock = kind, From = new(2026, 2, 12), Count = 1, Unit = unit, By = CountedBy.Law, Source = "通知" }, default))).Problem;
    }

    [Theory, BothDatabases]
    public async Task A_new_limit_counts_again_what_began_from_its_day_on_and_leaves_the_rest(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var keeper = Keeper(town);
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.Submit(await Browser.Html(await keeper.Submit("/settings/limits", Look, Typed("FirstContact", "2026-01-01", "2", "WorkingDays", "Law"))), Save)).StatusCode);
        var before = await town.Given(new MatterBuilder(now: Moment("2026-02-11 10:00"), timing: await Timing(town)));
        town.Town.Clock.AdjustTime(Moment("2026-02-12 09:00"));
        var receipt = await town.Report(Guid.CreateVersion7(), "路灯坏了三盏，晚上看不见路。");
        var since = await town.Town.Db(db => db.Everywhere<Matter>().SingleAsync(m => m.Number == receipt.Value!.Number));

        await Set(town, keeper, before.Id, since.Id, "1", "2026-02-14 24:00"); // the second working day is the make-up Saturday
        Assert.Equal("2026-02-13 24:00", CivilTime.WriteEnd((await town.Now(since.Id)).NextDue));
        var last = (await town.Now(since.Id)).Last;
        Assert.Equal((MatterAct.Recount, ClockKind.FirstContact), (last.Act, last.Clock));
        Assert.Equal(before.NextDue, (await town.Now(before.Id)).NextDue);

        await Set(town, keeper, before.Id, since.Id, "", "2026-02-13 24:00");
        Assert.Equal((Matter.Never, null), ((await town.Now(since.Id)).NextDue, (await town.Now(since.Id)).Clocks.Of(ClockKind.FirstContact)));
        Assert.Contains("首次回应：没有时限了", (await town.Intake.Page($"/matters/{since.Id.Value}")).QuerySelector(".course")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before.NextDue, (await town.Now(before.Id)).NextDue);
    }

    [Theory, BothDatabases]
    public async Task First_response_rings_at_intake_then_at_the_dispatcher_and_ends_when_somebody_goes_to_look(TestDatabase database)
    {
        var town = await With(await host.Town(database));
        var receipt = await town.Report(Guid.CreateVersion7(), "路灯坏了三盏，晚上看不见路。");
        var matter = await town.Town.Db(db => db.Everywhere<Matter>().SingleAsync(m => m.Number == receipt.Value!.Number));
        Assert.Contains("首次回应", await Clock(town, matter), StringComparison.Ordinal);

        await Ring(town, "2026-02-13 20:00");
        Assert.Equal((1, 0), (await Count(town.Intake), await Count(town.Dispatcher)));
        await Ring(town, "2026-02-14 00:00");
        Assert.Equal((1, 1), (await Count(town.Intake), await Count(town.Dispatcher)));

        await Done(town.Intake.Submit(MatterTown.Page(matter, "send-to-verify"), ("Form.Request", "看看亮不亮。")));
        Assert.Equal([(ClockKind.FirstContact, false), (ClockKind.Verification, true)], await Running(town, matter));
        Assert.Contains("核实", await Clock(town, matter), StringComparison.Ordinal);
        await Ring(town, "2026-02-14 02:30");
        Assert.Equal((1, 1), (await Count(town.GridWorker), await Count(town.Intake)));
        await Done(town.GridWorker.Submit(MatterTown.Page(matter, "verify"), ("Form.IsSo", "true"), ("Form.Report", "到现场看了，三盏都不亮。")));
        Assert.Equal(Matter.Never, (await town.Now(matter.Id)).NextDue);
    }

    [Theory, BothDatabases]
    public async Task The_check_begins_when_it_is_handled_rings_at_the_checker_and_ends_with_the_close_or_the_sending_back(TestDatabase database)
    {
        var town = await With(await host.Town(database));
        var timing = await Timing(town);
        var (one, other) = (await town.Given(Taken(town, timing).ClockPaused()), await town.Given(Taken(town, timing)));
        town.Town.Clock.AdjustTime(Moment("2026-02-12 14:00"));
        foreach (var matter in new[] { one, other })
        {
            await Done(town.Worker.Submit(MatterTown.Page(matter, "handle"), ("Form.Report", "木料已拉走，路面扫净。")));
        }

        Assert.Contains("核查", await Clock(town, one), StringComparison.Ordinal);
        Assert.NotEqual(Matter.Never, (await town.Now(one.Id)).Handling!.Due); // it was paused when the work was done, and is judged by what it had left
        await Ring(town, "2026-02-12 17:30");
        Assert.Equal(2, await Count(town.Checker));
        await Done(town.Checker.Submit(MatterTown.Page(one, "send-back"), ("Form.Reason", "西墙根还剩一堆。")));
        await Done(town.Checker.Submit(MatterTown.Page(other, "close"), ("Form.ConditionMet", "true"), ("Form.Result", "现场已看，清除完毕。"), ("Form.Answer", "木料已拉走，路通了。")));

        Assert.Equal([(ClockKind.FirstContact, false), (ClockKind.Handling, true), (ClockKind.Check, false)], await Running(town, one));
        Assert.NotEqual(Matter.Never, (await town.Now(one.Id)).NextDue);
        Assert.DoesNotContain(await Running(town, other), clock => clock.Runs);
    }

    [Theory, BothDatabases]
    public async Task Void_and_forced_close_end_every_clock_and_what_is_reopened_waits_for_a_first_response_again(TestDatabase database)
    {
        var town = await With(await host.Town(database));
        var timing = await Timing(town);
        var (voided, forced, declined) = (await town.Given(new MatterBuilder(timing: timing).SentToVerify()), await town.Given(Taken(town, timing).Handled()), await town.Given(new MatterBuilder(timing: timing).Declined()));

        await Done(town.Intake.Submit(MatterTown.Page(voided, "void"), ("Form.Reason", "和另一件是同一件事。")));
        await Done(town.Leader.Submit(MatterTown.Page(forced, "force-close"), ("Form.Result", "房主失联，清不了。"), ("Form.Answer", "已上报县里。")));
        await Done(town.Dispatcher.Submit(MatterTown.Page(declined, "reopen"), ("Form.Reason", "法院没有受理，回来办。")));

        Assert.DoesNotContain([.. await Running(town, voided), .. await Running(town, forced)], clock => clock.Runs);
        Assert.Equal([(ClockKind.FirstContact, false), (ClockKind.FirstContact, true)], await Running(town, declined));
        await Ring(town, "2026-03-12 09:00");
        Assert.Equal((0, 0, 1), (await Count(town.GridWorker), await Count(town.Checker), await Count(town.Dispatcher)));
    }

    private static MatterBuilder Taken(MatterTown town, Timing timing) => new MatterBuilder(timing: timing).Accepted().Dispatched(town.Works.Id).Taken();

    private static Browser Keeper(MatterTown town) => town.Town.As(MatterTown.TownCode, SettingsCan.KeepSettings);

    private static Task<Timing> Timing(MatterTown town) => town.Town.Scope(s => s.GetRequiredService<SiteClocks>().Now(default));

    // Looks, finds the one matter that moves from its old date, saves, and lets the errand run.
    private static async Task Set(MatterTown town, Browser keeper, MatterId before, MatterId since, string count, string old)
    {
        var (one, other) = (await town.Now(before), await town.Now(since));
        Assert.Equal(old, CivilTime.WriteEnd(other.NextDue));
        var (unit, by) = count.Length > 0 ? ("WorkingDays", "Law") : ("", "");
        var seen = await Browser.Html(await keeper.Submit("/settings/limits", Look, Typed("FirstContact", "2026-02-12", count, unit, by)));
        var told = seen.QuerySelector("#look")!.TextContent;
        Assert.Contains(other.Number, told, StringComparison.Ordinal);
        Assert.DoesNotContain(one.Number, told, StringComparison.Ordinal);
        Assert.Equal(other.NextDue, (await town.Now(since)).NextDue);
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.Submit(seen, Save)).StatusCode);
        await town.Town.Scope(s => s.GetRequiredService<DoErrands>().Run(default));
    }

    // One working day to answer, four urgent hours to look, four work hours to check.
    private static async Task<MatterTown> With(Town town)
    {
        var all = await MatterTown.In(town);
        await Given(all, 1, ClockKind.FirstContact, "2026-01-01", 1);
        await Given(all, 2, ClockKind.Verification, "2026-01-01", 4, TermUnit.UrgentHours);
        await Given(all, 3, ClockKind.Check, "2026-01-01", 4, TermUnit.WorkHours, CountedBy.OfficeHours);
        return all;
    }

    private static Task<Setting> Given(MatterTown town, long number, ClockKind kind, string from, int count, TermUnit unit = TermUnit.WorkingDays, CountedBy by = CountedBy.Law) => town.Town.Given(Setting.Of(
        NewSetting.Of(LimitSettings.KeyOf(kind), DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), new LimitSetting(new(count, unit, by)), "镇网格中心通知"), number, Gridwork.Platform.Caller.System("周敏"), town.Town.Clock.GetUtcNow()));

    private static async Task<IReadOnlyList<(ClockKind Kind, bool Runs)>> Running(MatterTown town, Matter matter) =>
        [.. (await town.Now(matter.Id)).Clocks.All.Select(c => (c.Kind, c.Runs))];

    // The one that is shown first is the one that runs.
    private static async Task<string> Clock(MatterTown town, Matter matter) =>
        (await town.Town.As(MatterTown.TownCode, Gridwork.Matters.Can.ReadMatters, Gridwork.Matters.Can.DispatchMatters).Page($"/matters/{matter.Id.Value}")).QuerySelector(".clock summary")!.TextContent;

    private static async Task Ring(MatterTown town, string moment)
    {
        town.Town.Clock.AdjustTime(Moment(moment));
        await town.Town.Scope(s => s.GetRequiredService<RingAlarms>().Run(default));
    }

    private static async Task<int> Count(Browser browser) => (await browser.Page("/notices")).QuerySelectorAll("table.rows tbody tr").Length;

    private static async Task Done(Task<HttpResponseMessage> answer) => Assert.Equal(HttpStatusCode.Redirect, (await answer).StatusCode);

    private static async Task Refused(Browser keeper, (string, string)[] typed, string why)
    {
        var answer = await keeper.Submit("/settings/limits", Look, typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(why, (await Browser.Html(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    private static (string, string)[] Typed(string clock, string from, string count, string unit, string by) =>
        [("Form.Clock", clock), ("Form.From", from), ("Form.Count", count), ("Form.Unit", unit), ("Form.By", by), ("Form.Source", "镇网格中心通知")];

    private static DateTimeOffset Moment(string at) => DateTimeOffset.Parse($"{at}+08:00", System.Globalization.CultureInfo.InvariantCulture);
}
