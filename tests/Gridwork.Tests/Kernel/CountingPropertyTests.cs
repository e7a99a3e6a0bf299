using FsCheck.Xunit;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Terms;
using static Gridwork.Tests.Kernel.SlowCounter;

namespace Gridwork.Tests.Kernel;

[Properties(Arbitrary = [typeof(CountingCases)], MaxTest = 150)]
public sealed class CountingPropertyTests
{
    [Property]
    public void By_law_the_slow_counter_comes_to_the_same_end(CountingCase c) => Assert.Equal(ByLaw(c, postpones: true), Due(Counting.ByLaw, c));

    [Property]
    public void An_authoritys_own_limit_too(CountingCase c) => Assert.Equal(ByLaw(c, postpones: false), Due(Counting.ByLawOwnLimit, c));

    [Property]
    public void By_office_hours_the_slow_counter_comes_to_the_same_end(CountingCase c) => Assert.Equal(ByOfficeHours(c), Due(Counting.ByOfficeHours, c));

    [Property]
    public void The_explanation_counts_what_the_term_asks_and_ends_where_it_is_due(CountingCase c)
    {
        foreach (var counting in (Counting[])[Counting.ByLaw, Counting.ByLawOwnLimit, Counting.ByOfficeHours])
        {
            var sum = Sum(counting, c);
            var lines = sum.Explain();
            Assert.Equal(Enumerable.Range(0, lines.Count).Select(CivilTime.DayOf(c.From).AddDays), lines.Select(l => l.Day));
            if (sum.Stands)
            {
                Assert.NotEmpty(lines);
                Assert.Contains(c.Pauses, p => p.To is null);
                continue;
            }

            Assert.Equal(sum.LastDay, lines[^1].Day);
            var (days, time) = Asked(counting, c);
            Assert.Equal(time, TimeSpan.FromTicks(lines.Sum(l => l.Time.Ticks)));
            if (days is { } count)
            {
                Assert.Equal(Enumerable.Range(1, count), lines.Where(l => l.Counted).Select(l => l.Nth!.Value));
            }
        }
    }

    // Months with pauses are left out: 30 and 31 January have the same corresponding day, and a pause on the 31st costs only the first a day.
    [Property]
    public void A_later_start_is_never_due_earlier(CountingCase c, ushort minutes)
    {
        c = c.Term.Unit == TermUnit.Months ? c with { Pauses = [] } : c;
        var later = c with { From = c.From.AddMinutes(minutes) };
        foreach (var counting in (Counting[])[Counting.ByLaw, Counting.ByLawOwnLimit, Counting.ByOfficeHours])
        {
            Assert.True(Sum(counting, c).Due <= Sum(counting, later).Due);
        }
    }

    private static (int? Days, TimeSpan Time) Asked(Counting counting, CountingCase c) => c.Term.Unit switch
    {
        TermUnit.UrgentHours or TermUnit.WorkHours => (null, TimeSpan.FromHours(c.Term.Count)),
        TermUnit.Minutes => (null, TimeSpan.FromMinutes(c.Term.Count)),
        TermUnit.UrgentDays => (null, TimeSpan.FromDays(c.Term.Count)),
        TermUnit.WorkingDays when counting == Counting.ByOfficeHours => (null, c.Term.Count * Counting.WorkingDay),
        _ => (c.Term.Unit == TermUnit.Months ? DaysOf(c) : c.Term.Count, TimeSpan.Zero),
    };

    private static DateTime? Due(Counting counting, CountingCase c) => Sum(counting, c) is { Stands: false } sum ? Civil(sum.Due) : null;

    private static TermSum Sum(Counting counting, CountingCase c) =>
        counting.Compute(c.Term, c.From, new WorkTime(WorkingCalendar.Shipped, c.Hours), c.Pauses);
}
