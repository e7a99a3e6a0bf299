using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Terms;

namespace Gridwork.Tests.Kernel;

public sealed class CountingByLawTests
{
    [Theory]
    [InlineData("2026-02-12", "5 工作日", "2026-02-26 24:00")]     // hearing request: 02-14, a Saturday, is worked
    [InlineData("2026-02-10", "15 日", "2026-02-25 24:00")]        // fine notice
    [InlineData("2026-09-16", "15 日", "2026-10-08 24:00")]        // the last day, 10-01, is a holiday
    [InlineData("2026-03-04", "60 日", "2026-05-06 24:00")]        // review: the last day, 05-03, is a holiday
    [InlineData("2025-08-31", "6 个月", "2026-02-28 24:00")]       // no 31 February; the Saturday is worked
    [InlineData("2026-09-18", "7 工作日", "2026-09-29 24:00")]     // service
    [InlineData("2026-04-28", "10 工作日", "2026-05-14 24:00")]    // demand to perform
    public void The_golden_cases_of_the_law_come_out(string from, string term, string due) =>
        Assert.Equal(due, CivilTime.WriteEnd(Due(from + " 10:00", term)));

    [Fact]
    public void An_authoritys_own_limit_is_not_moved_by_a_holiday() => Assert.Equal("2026-10-01 24:00", CivilTime.WriteEnd(
        Counting.ByLawOwnLimit.Compute(Term.Read("15 日").Value, At("2026-09-16 10:00"), WorkTime.Usual).Due));

    [Theory]
    [InlineData("2026-02-12 10:00", "4 工作时", "2026-02-12 16:00")]
    [InlineData("2026-02-14 17:00", "3 紧急工作时", "2026-02-14 20:00")]
    [InlineData("2026-02-14 17:00", "2 紧急工作日", "2026-02-16 17:00")]
    [InlineData("2026-02-14 22:00", "2 紧急工作时", "2026-02-14 24:00")]
    public void Hours_run_from_the_moment(string from, string term, string due) => Assert.Equal(due, CivilTime.WriteEnd(Due(from, term)));

    [Fact]
    public void A_moment_of_another_zone_is_counted_on_its_day_in_china() => Assert.Equal(
        Due("2026-02-12 00:30", "5 工作日"),
        Counting.ByLaw.Compute(new Term(5, TermUnit.WorkingDays), new DateTimeOffset(2026, 2, 11, 16, 30, 0, TimeSpan.Zero), WorkTime.Usual).Due);

    [Theory]
    [InlineData("2026-12-20", "5 工作日", false)]
    [InlineData("2026-12-22", "5 工作日", true)]        // the notice for 2027 may still move 29 December
    [InlineData("2026-12-01", "60 日", true)]
    [InlineData("2027-03-01", "5 紧急工作时", false)]   // hours of the clock need no calendar
    public void Beyond_the_last_calendar_a_term_is_provisional(string from, string term, bool provisional) => Assert.Equal(
        provisional, Counting.ByLaw.Compute(Term.Read(term).Value, At(from + " 10:00"), WorkTime.Usual).Provisional);

    private static DateTimeOffset Due(string from, string term) => Counting.ByLaw.Compute(Term.Read(term).Value, At(from), WorkTime.Usual).Due;

    private static DateTimeOffset At(string civil) => DateTimeOffset.Parse(civil + " +08:00", System.Globalization.CultureInfo.InvariantCulture);
}
