using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Terms;

namespace Gridwork.Tests.Kernel;

public sealed class OfficeRuleTests
{
    private static readonly OfficeInterval[] Winter = [Interval(8, 12), Interval(14, 18)];
    private static readonly OfficeInterval[] Summer = [Interval(8, 12), Interval(15, 19)];
    private static readonly OfficeInterval[] Through = [Interval(9, 17)];

    [Theory]
    [InlineData("2025-06-01", 14)]  // before the first rule: the usual hours
    [InlineData("2026-03-31", 14)]
    [InlineData("2026-04-01", 14)]  // the rule holds, its season has not come
    [InlineData("2026-05-01", 15)]
    [InlineData("2026-09-30", 15)]
    [InlineData("2026-10-01", 14)]
    [InlineData("2027-05-01", 15)]  // it comes again
    [InlineData("2027-06-30", 15)]
    [InlineData("2027-07-01", 9)]   // the next rule cuts the season off
    [InlineData("2031-06-01", 9)]
    public void A_rule_holds_until_the_next_and_its_season_every_year(string day, int afternoon)
    {
        var hours = OfficeHours.ByRules([
            new OfficeRule(new DateOnly(2027, 7, 1), Through),
            new OfficeRule(new DateOnly(2026, 4, 1), Winter, new OfficeSeason(new DateOnly(2000, 5, 1), new DateOnly(2000, 9, 30), Summer)),
        ]).Value!;

        Assert.Equal(TimeSpan.FromHours(afternoon), hours.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))[^1].From);
    }

    [Fact]
    public void A_term_over_the_change_counts_each_day_by_its_own_hours()
    {
        var hours = OfficeHours.ByRules([new OfficeRule(new DateOnly(2026, 5, 7), Through)]).Value!;

        var sum = Counting.ByOfficeHours.Compute(new Term(10, TermUnit.WorkHours), new DateTimeOffset(2026, 5, 6, 14, 0, 0, TimeSpan.FromHours(8)), new WorkTime(WorkingCalendar.Shipped, hours));

        Assert.Equal(new DateTimeOffset(2026, 5, 7, 15, 0, 0, TimeSpan.FromHours(8)), sum.Due); // 4 on the 6th, then 9:00-15:00
    }

    [Fact]
    public void A_season_that_is_turned_round_is_refused() =>
        Assert.Equal(new OfficeHoursUnclear(OfficeFault.SeasonTurned), OfficeHours.ByRules([new OfficeRule(new DateOnly(2026, 4, 1), Winter, new(new DateOnly(2000, 9, 30), new DateOnly(2000, 5, 1), Summer))]).Problem);

    [Fact]
    public void A_calendar_with_a_year_added_counts_on_and_one_with_a_gap_is_none()
    {
        var calendar = WorkingCalendar.Shipped.With(new CalendarYear(
            2027, "invented", [new DaysOff(new(2027, 1, 1), new(2027, 1, 3), "元旦")], [new DayWorked(new(2026, 12, 26), "元旦")]));

        Assert.Equal((DayKind.MakeUp, DayKind.Holiday, DayKind.Workday), (calendar.KindOf(new(2026, 12, 26)), calendar.KindOf(new(2027, 1, 1)), calendar.KindOf(new(2027, 1, 4))));
        Assert.Equal((true, false), (calendar.IsSettled(new(2027, 1, 4)), WorkingCalendar.Shipped.IsSettled(new(2027, 1, 4))));
        Assert.Equal("invented", calendar.NoticeOf(2027));
        Assert.NotEqual(new WorkTime(WorkingCalendar.Shipped).Version, new WorkTime(calendar).Version, StringComparer.Ordinal);
        Assert.Throws<ArgumentException>(() => calendar.With(new CalendarYear(2029, "invented", [], [])));
    }

    private static OfficeInterval Interval(int from, int to) => new(TimeSpan.FromHours(from), TimeSpan.FromHours(to));
}
