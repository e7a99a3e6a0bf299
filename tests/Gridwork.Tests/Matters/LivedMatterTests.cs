using FsCheck.Fluent;
using FsCheck.Xunit;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Tests.Kernel;
using static Gridwork.Tests.Kernel.SlowCounter;

namespace Gridwork.Tests.Matters;

/// <summary>What holds after every act of every life, whoever tries whatever at whatever hour.</summary>
[Properties(Arbitrary = [typeof(LivedMatters)], MaxTest = 200)]
public sealed class LivedMatterTests
{
    [Property]
    public void A_refused_act_changes_nothing_and_a_done_one_adds_one_line_along_the_table(LivedMatter life) => Assert.All(life.Live(), moment =>
    {
        if (moment.Refused is not null)
        {
            Assert.Equal(moment.Before, LivedMatter.Seen(moment.Matter));
            return;
        }

        var (last, matter) = (moment.Matter.Last, moment.Matter);
        Assert.Equal(moment.Lines + 1, matter.History.Count);
        Assert.Equal((moment.Act, moment.From, matter.State, moment.By.Id, moment.By.At), (last.Act, last.From, last.To, last.By, last.At));
        Assert.Equal(MatterLife.After(moment.From, moment.Act), matter.State);
        Assert.Equal(matter.Open, matter.State.IsOpen);
    });

    [Property]
    public void A_running_clock_is_due_when_a_clerk_with_a_wall_calendar_says(LivedMatter life)
    {
        if (life.Live().Last() is { Counted: true } moment)
        {
            Assert.All(moment.Matter.Clocks.All.Where(c => c.Runs), clock => Assert.Equal(Slow(clock, moment.Calendar), clock.Due == CivilTime.Never ? null : Civil(clock.Due)));
        }
    }

    [Property]
    public void A_running_clock_is_always_counted_by_the_calendar_that_holds(LivedMatter life) => Assert.All(life.Live().Where(m => m.Counted), moment =>
    {
        foreach (var clock in moment.Matter.Clocks.All.Where(c => c.Runs))
        {
            var again = clock.Count(moment.Timing.Time);
            Assert.Equal((again.Due, again.Provisional, again.AlarmAt), (clock.Due, clock.Provisional, clock.AlarmAt));
        }
    });

    [Property]
    public void What_lists_and_alarms_look_for_follows_the_clocks_and_what_ended_waits_for_nothing(LivedMatter life) => Assert.All(life.Live(), moment =>
    {
        var (matter, running) = (moment.Matter, moment.Matter.Clocks.All.Where(c => c.Runs).ToList());
        Assert.Equal(running.Select(c => c.Due).Where(due => due < Matter.Never.AddDays(-1)).Append(Matter.Never).Min(), matter.NextDue);
        var look = matter.LookAgain is { } day ? CivilTime.StartOf(day) : Matter.Never;
        var last = matter.State is MatterState.Suspended ? CivilTime.StartOf(CivilTime.DayOf(matter.History.Last(l => l.Act is MatterAct.Suspend).At).AddDays(366)) : Matter.Never;
        Assert.Equal(running.Select(c => c.AlarmAt ?? Matter.Never).Append(look).Append(last).Min(), matter.NextAlarm);
        if (!matter.Open)
        {
            Assert.Empty(running);
            Assert.Equal((Matter.Never, Matter.Never, null), (matter.NextDue, matter.NextAlarm, matter.LookAgain));
        }
    });

    [Property]
    public void Two_extensions_of_at_most_the_term_and_one_suspension_of_a_year_are_the_most(LivedMatter life) => Assert.All(life.Live(), moment =>
    {
        var matter = moment.Matter;
        Assert.All(matter.Clocks.All, clock => Assert.True(clock.Extensions.Count(e => e.Granted is true) <= 2 && clock.Extensions.All(e => e.Count >= 1 && e.Count <= clock.Promise.Count)));
        Assert.All(matter.Clocks.All, clock => Assert.All(clock.Extensions.Where(e => e.Granted is not null), e => Assert.True(e.AskedAt <= e.DecidedAt)));
        Assert.True(matter.History.Count(l => l.Act is MatterAct.Suspend) <= 1);
        Assert.True(matter.LookAgain is not { } day || (day.DayNumber - CivilTime.DayOf(matter.History.Last(l => l.Act is MatterAct.Suspend or MatterAct.HandUp).At).DayNumber) is >= 1 and <= 365);
        Assert.True(matter.Clocks.All.Count(c => c.Paused) <= 1 && matter.Clocks.All.All(c => !c.Paused || c.Runs));
    });

    [Property]
    public void What_was_promised_before_a_closing_stays_and_the_reporters_word_begins_it_again_once(LivedMatter life)
    {
        var closed = new List<TermClock>();
        Assert.All(life.Live(), moment =>
        {
            var matter = moment.Matter;
            if (moment is { Refused: null, From: MatterState.Closed, Act: MatterAct.Reopen or MatterAct.NotSolved })
            {
                Assert.Equal(MatterState.Accepted, matter.State);
                Assert.Null(matter.Handling);
                Assert.True(matter.Reopened >= matter.Earlier.All.Count);
            }

            Assert.True(matter.History.Count(l => l.Act is MatterAct.NotSolved) <= 1);
            Assert.Equal(closed, matter.Earlier.All.Take(closed.Count), Alike);
            closed = [.. matter.Earlier.All];
            Assert.All(closed, old => Assert.Contains(matter.History, l => l.Act is MatterAct.Dispatch or MatterAct.Whistle && l.Due == old.Promise.Due));
        });
    }

    [Property]
    public void Written_down_and_read_again_the_clocks_are_the_same_and_counted_again_nothing_moves(LivedMatter life) => Assert.All(life.Live().Where(m => m.Counted), moment =>
    {
        var (matter, written) = (moment.Matter, ClocksConverter.Write(moment.Matter.Clocks));
        var read = (MatterClocks)new ClocksConverter().ConvertFromProvider(written)!;
        Assert.Equal(written, ClocksConverter.Write(read));
        Assert.Equal((matter.NextDue, matter.Clocks.NextAlarm), (read.NextDue, read.NextAlarm));
        Assert.Equal(matter.Clocks.All.Select(c => c with { Pauses = [], Extensions = [] }), read.All.Select(c => c with { Pauses = [], Extensions = [] }), Alike);

        var lines = matter.History.Count;
        Assert.False(matter.Recount(moment.By, moment.Timing));
        Assert.Equal((written, lines), (ClocksConverter.Write(matter.Clocks), matter.History.Count));
    });

    /// <summary>What is drawn is worth its name: over many lives every act is done, and every rule of the terms refuses somebody.</summary>
    [Fact]
    public void Every_act_is_done_and_every_rule_refuses_somebody()
    {
        var lived = LivedMatters.Life().Generator.Sample(800).SelectMany(life => life.Live().Select(m => (m.Act, Refused: m.Refused?.Code))).ToList();

        Assert.Empty(Enum.GetValues<MatterAct>().Except([MatterAct.Report, MatterAct.Recount, MatterAct.BringIn]).Except(lived.Where(l => l.Refused is null).Select(l => l.Act)));
        Assert.Empty(new[]
        {
            "matter.act-not-allowed", "matter.own-work", "matter.deadline-passed", "matter.suspended-before", "matter.look-again", "matter.clock-stands", "matter.clock-runs",
            "matter.extension-asked", "matter.extensions-used", "matter.extension-too-long", "matter.no-extension-asked", "matter.own-request", "matter.closing-condition-not-met",
        }.Except(lived.Select(l => l.Refused), StringComparer.Ordinal));
    }

    private static bool Alike(TermClock a, TermClock b) => (a with { Pauses = b.Pauses, Extensions = b.Extensions }) == b;

    internal static DateTime? Slow(TermClock clock, DrawnCalendar calendar)
    {
        var (promise, from, due) = (clock.Promise, clock.Promise.From, (DateTime?)null);
        foreach (var count in clock.Extensions.Where(e => e.Granted is true).Select(e => e.Count).Prepend(promise.Count))
        {
            var part = new CountingCase(from, new Term(count, promise.Unit), calendar.Hours, [.. clock.Pauses.Select(p => new Pause(p.From, p.To))]);
            due = promise.By is CountedBy.Law ? ByLaw(part, postpones: true, calendar.Works) : ByOfficeHours(part, calendar.Works);
            if (due is not { } end)
            {
                return null;
            }

            // Days end with their last day, and what follows counts from that day on.
            var wholeDays = promise.Unit is TermUnit.CalendarDays or TermUnit.Months || (promise.Unit is TermUnit.WorkingDays && promise.By is CountedBy.Law);
            from = new DateTimeOffset(DateTime.SpecifyKind(end, DateTimeKind.Unspecified), CivilTime.Offset).AddTicks(wholeDays ? -1 : 0);
        }

        return due;
    }
}
