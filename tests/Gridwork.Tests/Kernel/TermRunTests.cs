using FsCheck.Xunit;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Terms;
using static Gridwork.Tests.Kernel.SlowCounter;

namespace Gridwork.Tests.Kernel;

[Properties(Arbitrary = [typeof(CountingCases)], MaxTest = 100)]
public sealed class TermRunTests
{
    private static readonly DateTimeOffset Thursday = new(2026, 2, 12, 10, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void An_extension_counts_from_the_old_deadline_in_both_ways_of_counting()
    {
        Assert.Equal("2026-03-04 24:00", Due(Counting.ByLaw, 5, 5));
        Assert.Equal("2026-03-04 10:00", Due(Counting.ByOfficeHours, 5, 5));
    }

    [Fact]
    public void A_calendar_deadline_that_was_postponed_is_extended_from_the_day_it_was_postponed_to()
    {
        var run = new TermRun([new Term(5, TermUnit.CalendarDays), new Term(2, TermUnit.CalendarDays)], Thursday, [], Counting.ByLaw);

        // Five days from the 12th end within the Spring Festival: postponed to the 24th; two more days to the 26th.
        Assert.Equal("2026-02-26 24:00", CivilTime.WriteEnd(run.Compute(WorkTime.Usual).Due));
    }

    [Property]
    public void Extended_by_law_the_slow_counter_comes_to_the_same_day(CountingCase c, byte more)
    {
        var days = new Term(c.Term.Count, TermUnit.WorkingDays);
        var extra = new Term((more % days.Count) + 1, TermUnit.WorkingDays);
        var run = new TermRun([days, extra], c.From, c.Pauses, Counting.ByLaw);

        var slow = DaysAfter(DateOnly.FromDateTime(Civil(c.From)), days.Count + extra.Count, c.Pauses, Works);

        var sum = run.Compute(new WorkTime(WorkingCalendar.Shipped, c.Hours));
        Assert.Equal(slow, sum.Stands ? null : CivilTime.LastDay(sum.Due));
        if (!sum.Stands)
        {
            var lines = sum.Explain();
            Assert.Equal(Enumerable.Range(0, lines.Count).Select(CivilTime.DayOf(c.From).AddDays), lines.Select(l => l.Day));
            Assert.Equal(days.Count + extra.Count, lines.Count(l => l.Counted));
        }
    }

    [Property]
    public void An_alarm_rings_when_its_share_of_the_counted_minutes_has_passed_and_the_office_is_open(CountingCase c, bool early)
    {
        var percent = early ? 50 : 80;
        var term = new Term((c.Term.Count % 40) + 1, TermUnit.WorkHours);
        var time = new WorkTime(WorkingCalendar.Shipped, c.Hours);
        var run = new TermRun([term], c.From, c.Pauses, Counting.ByOfficeHours);

        var at = run.AlarmAt(percent, time);

        var share = ((term.Count * 60 * percent) + 99) / 100;
        var reached = Minutes(Civil(c.From), share, c.Pauses, m => OfficeIsOpen(c.Hours, m));
        var due = Minutes(Civil(c.From), term.Count * 60, c.Pauses, m => OfficeIsOpen(c.Hours, m));
        if (due is null)
        {
            Assert.Null(at);
            return;
        }

        var open = reached!.Value;
        while (open < due && !OfficeIsOpen(c.Hours, open))
        {
            open = open.AddMinutes(1);
        }

        Assert.Equal(open < due ? open : reached, Civil(at!.Value).AddSeconds(-Civil(at.Value).Second));
    }

    [Fact]
    public void Half_of_five_working_days_is_reached_at_noon_and_told_when_the_office_opens_and_an_urgent_alarm_rings_at_night()
    {
        var days = new TermRun([new Term(5, TermUnit.WorkingDays)], Thursday, [], Counting.ByLaw);
        Assert.Equal("2026-02-24 14:00", CivilTime.Write(days.AlarmAt(50, WorkTime.Usual)!.Value));
        Assert.Equal("2026-02-26 08:00", CivilTime.Write(days.AlarmAt(80, WorkTime.Usual)!.Value));

        var urgent = new TermRun([new Term(24, TermUnit.UrgentHours)], Thursday, [], Counting.ByLaw);
        Assert.Equal("2026-02-12 22:00", CivilTime.Write(urgent.AlarmAt(50, WorkTime.Usual)!.Value));
    }

    private static string Due(Counting by, params int[] days) =>
        CivilTime.WriteEnd(new TermRun([.. days.Select(d => new Term(d, TermUnit.WorkingDays))], Thursday, [], by).Compute(WorkTime.Usual).Due);
}
