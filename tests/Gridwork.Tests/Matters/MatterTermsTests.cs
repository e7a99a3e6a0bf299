using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Platform.Terms;

namespace Gridwork.Tests.Matters;

/// <summary>What holds, prolongs and ends a matter's terms. The matter is dispatched Thursday 2026-02-12 10:00 with five working days: due 2026-02-26 24:00.</summary>
public sealed class MatterTermsTests
{
    private static readonly Timing Usual = MatterBuilder.Usual;
    private static readonly DateTimeOffset Due = At("2026-02-26").AddDays(1);

    [Fact]
    public void Suspended_it_has_no_deadline_and_resumed_it_has_what_was_left()
    {
        var matter = Running().Suspended().Build();
        Assert.Equal((MatterState.Suspended, Matter.Never, new DateOnly(2026, 3, 14)), (matter.State, matter.NextDue, matter.LookAgain));

        Assert.Null(matter.Resume("钱到了", By(MatterBuilder.Dispatcher, "2026-06-01"), Usual));

        // Nothing of the five days had passed: the first one counted is the Monday itself, at whose end the term ran again.
        Assert.Equal((MatterState.Handling, "2026-06-05 24:00"), (matter.State, CivilTime.WriteEnd(matter.NextDue)));
        Assert.Equal("2026-02-26 24:00", CivilTime.WriteEnd(matter.Promise!.Due));
        Assert.IsType<SuspendedBefore>(matter.Suspend("再等等看吧。", "函", new DateOnly(2026, 6, 30), By(MatterBuilder.Dispatcher, "2026-06-02"), Usual));
    }

    [Theory, InlineData(0), InlineData(366)]
    public void The_day_to_look_again_is_within_a_year(int days) => Assert.IsType<LookAgainOutOfRange>(Running().Build()
        .Suspend("要等明年的资金。", "函", new DateOnly(2026, 2, 12).AddDays(days), By(MatterBuilder.Dispatcher, "2026-02-12"), Usual));

    [Fact]
    public void After_the_deadline_nothing_holds_or_prolongs_it()
    {
        var matter = Running().Build();
        var late = By(MatterBuilder.Dispatcher, "2026-02-27");

        Assert.IsType<DeadlinePassed>(matter.Suspend("要等明年的资金。", "函", new DateOnly(2026, 3, 30), late, Usual));
        Assert.IsType<DeadlinePassed>(matter.PauseClock("等鉴定结果。", "函", late, Usual));
        Assert.IsType<DeadlinePassed>(matter.AskExtension(1, "吊车没有到。", late));
        Assert.Null(matter.AskExtension(1, "吊车没有到。", late with { At = Due.AddTicks(-1) }));
    }

    [Fact]
    public void An_extension_decided_late_counts_from_the_old_deadline_and_two_are_the_most()
    {
        var matter = Running().ExtensionAsked(days: 5).Build();
        Assert.IsType<OwnRequest>(matter.DecideExtension(granted: true, answer: null, By(MatterBuilder.Worker, "2026-02-13"), Usual));

        Assert.Null(matter.DecideExtension(granted: true, answer: null, By(MatterBuilder.Dispatcher, "2026-03-02"), Usual));
        Assert.Equal("2026-03-04 24:00", CivilTime.WriteEnd(matter.NextDue));
        Assert.Equal(AlarmLevel.Half, matter.Handling!.Rung); // half of the ten days is behind it, four fifths are not

        Assert.IsType<ExtensionTooLong>(matter.AskExtension(6, "还是不够。", By(MatterBuilder.Worker, "2026-03-03")));
        Assert.Null(matter.AskExtension(1, "还差一天。", By(MatterBuilder.Worker, "2026-03-03")));
        Assert.IsType<ExtensionAsked>(matter.AskExtension(1, "还差一天。", By(MatterBuilder.Worker, "2026-03-03")));
        Assert.Null(matter.DecideExtension(granted: true, answer: null, By(MatterBuilder.Dispatcher, "2026-03-04"), Usual));
        Assert.Equal("2026-03-05 24:00", CivilTime.WriteEnd(matter.NextDue));
        Assert.IsType<ExtensionsUsed>(matter.AskExtension(1, "还差一天。", By(MatterBuilder.Worker, "2026-03-05")));
    }

    [Fact]
    public void A_refused_extension_moves_nothing_and_leaves_room_for_another()
    {
        var matter = Running().ExtensionAsked().Build();

        Assert.Null(matter.DecideExtension(granted: false, "人手够用。", By(MatterBuilder.Dispatcher, "2026-02-13"), Usual));

        Assert.Equal(Due, matter.NextDue);
        Assert.Null(matter.AskExtension(1, "再申请一次。", By(MatterBuilder.Worker, "2026-02-24")));
    }

    [Fact]
    public void A_pause_over_the_festival_costs_what_it_holds_and_ends_with_the_work()
    {
        var matter = Running().Build();
        Assert.IsType<ClockRunsAlready>(matter.ResumeClock(note: null, By(MatterBuilder.Dispatcher, "2026-02-13"), Usual));
        Assert.Null(matter.PauseClock("等鉴定结果。", "鉴字3号", By(MatterBuilder.Dispatcher, "2026-02-13"), Usual));
        Assert.Equal(Matter.Never, matter.NextDue);
        Assert.IsType<ClockStands>(matter.PauseClock("等鉴定结果。", "鉴字3号", By(MatterBuilder.Dispatcher, "2026-02-14"), Usual));

        // Two days that count are lost, the 13th and the 14th; those of the festival would not have counted.
        Assert.Null(matter.ResumeClock(note: null, By(MatterBuilder.Dispatcher, "2026-02-24"), Usual));
        Assert.Equal("2026-02-28 24:00", CivilTime.WriteEnd(matter.NextDue));

        Assert.Null(matter.PauseClock("等回函。", "函", By(MatterBuilder.Dispatcher, "2026-02-25"), Usual));
        Assert.Null(matter.Handle("木料已拉走，路面扫净。", By(MatterBuilder.Worker, "2026-02-26"), Usual));
        Assert.False(matter.Handling!.Paused);
        Assert.Equal("2026-03-02 24:00", CivilTime.WriteEnd(matter.Last.Due!.Value)); // the 25th was lost

        // Sent back, it runs again by the same date.
        Assert.Null(matter.SendBack("西墙根还剩一堆。", By(MatterBuilder.Checker, "2026-02-26", 10), Usual));
        Assert.Equal(("2026-03-02 24:00", null), (CivilTime.WriteEnd(matter.NextDue), matter.Last.Due));
    }

    [Fact]
    public void Every_clock_runs_by_itself_and_one_without_a_limit_does_not_run()
    {
        var rules = new ClockRules(
        [
            new(ClockKind.FirstContact, new(2026, 1, 1), new(1, TermUnit.WorkingDays, CountedBy.Law)),
            new(ClockKind.Check, new(2026, 1, 1), new(4, TermUnit.WorkHours, CountedBy.OfficeHours)),
        ]);
        var matter = new MatterBuilder(timing: new Timing(WorkTime.Usual, rules)).Build();
        Assert.Equal("2026-02-13 24:00", CivilTime.WriteEnd(matter.NextDue));

        Assert.Null(matter.SendToVerify("看看是不是占道。", By(MatterBuilder.Intake, "2026-02-12"), new Timing(WorkTime.Usual, rules)));
        Assert.Equal(Matter.Never, matter.NextDue);
        Assert.Null(matter.Verify(isSo: true, "木料占了半边路。", By(MatterBuilder.Checker, "2026-02-12")));

        var handled = new MatterBuilder(timing: new Timing(WorkTime.Usual, rules)).Accepted().Dispatched().Taken().Handled().Build();
        Assert.Equal("2026-02-12 16:00", CivilTime.WriteEnd(handled.NextDue));
        Assert.Equal([ClockKind.FirstContact, ClockKind.Handling, ClockKind.Check], handled.Clocks.All.Select(c => c.Kind));
        Assert.Null(handled.SendBack("西墙根还剩一堆。", By(MatterBuilder.Checker, "2026-02-12"), Usual));
        Assert.Equal(Due, handled.NextDue);
    }

    [Fact]
    public void Alarms_ring_once_each_and_after_a_silence_only_the_last()
    {
        var matter = Running().Build();
        Assert.Equal("2026-02-24 14:00", CivilTime.Write(matter.NextAlarm));

        Assert.Empty(matter.Ring(At("2026-02-24"), Usual));
        Assert.Equal([AlarmLevel.Half], matter.Ring(At("2026-02-24").AddHours(14), Usual).Select(c => c.Rung));
        Assert.Empty(matter.Ring(At("2026-02-24").AddHours(15), Usual));
        Assert.Equal([AlarmLevel.Over], matter.Ring(At("2026-03-02"), Usual).Select(c => c.Rung));
        Assert.Equal(Matter.Never, matter.NextAlarm);
    }

    [Fact]
    public void Counted_by_other_hours_the_deadline_moves_and_a_line_says_so()
    {
        var hours = OfficeHours.Of([new OfficeInterval(TimeSpan.FromHours(9), TimeSpan.FromHours(13))]).Value!;
        var matter = new MatterBuilder().Accepted().Build();
        Assert.Null(matter.Dispatch(MatterBuilder.Works, "村镇建设办", Promise.Of(new Term(4, TermUnit.WorkHours), CountedBy.OfficeHours, At("2026-02-12").AddHours(10), WorkTime.Usual),
            request: null, By(MatterBuilder.Dispatcher, "2026-02-12", 10), Usual));
        Assert.Equal("2026-02-12 16:00", CivilTime.WriteEnd(matter.NextDue));

        Assert.True(matter.Recount(By(MatterBuilder.Dispatcher, "2026-02-12", 11), new Timing(new WorkTime(WorkingCalendar.Shipped, hours), ClockRules.None)));

        Assert.Equal("2026-02-13 10:00", CivilTime.WriteEnd(matter.NextDue));
        Assert.Equal((MatterAct.Recount, matter.NextDue), (matter.Last.Act, matter.Last.Due));
        Assert.False(matter.Recount(By(MatterBuilder.Dispatcher, "2026-02-12", 11), new Timing(new WorkTime(WorkingCalendar.Shipped, hours), ClockRules.None)));
    }

    [Fact]
    public void Voided_or_closed_by_force_no_clock_runs_and_reopened_it_waits_for_a_new_term()
    {
        var forced = Running().Build();
        Assert.IsType<OwnWork>(forced.ForceClose(new Outcome("房主失联。", "已上报县里。"), By(MatterBuilder.Worker, "2026-02-13")));
        Assert.Null(forced.ForceClose(new Outcome("房主失联。", "已上报县里。"), By(MatterBuilder.Checker, "2026-02-13")));
        Assert.Equal((MatterState.Closed, Matter.Never), (forced.State, forced.NextDue));

        Assert.Null(forced.Reopen("房主找到了。", By(MatterBuilder.Dispatcher, "2026-03-13"), Usual));
        Assert.Equal((MatterState.Accepted, null, null), (forced.State, forced.Promise, forced.Outcome));

        var suspended = Running().Suspended().Build();
        Assert.Null(suspended.Void("和 2026-000311 是同一件。", By(MatterBuilder.Intake, "2026-02-13")));
        Assert.Equal((MatterState.Void, false, Matter.Never), (suspended.State, suspended.Open, suspended.NextAlarm));
    }

    private static MatterBuilder Running() => new MatterBuilder().Accepted().Dispatched().Taken();

    private static DateTimeOffset At(string day) => CivilTime.StartOf(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static Actor By(PersonId person, string day, int hour = 9) => new(person, "某人", At(day).AddHours(hour));
}
