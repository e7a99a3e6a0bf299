using System.Text.Json;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Terms;

namespace Gridwork.Tests.Kernel;

public sealed class WorkingCalendarTests
{
    [Theory]
    [InlineData(2025, "01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08", "01-26 02-08 04-27 09-28 10-11")]
    [InlineData(2026, "01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07", "01-04 02-14 02-28 05-09 09-20 10-10")]
    public void A_year_is_as_its_notice_sets_it(int year, string off, string work)
    {
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays).ToList();
        Assert.Equal(off.Split(' ').SelectMany(run => Run(year, run)), days.Where(d => WorkingCalendar.Shipped.KindOf(d) == DayKind.Holiday));
        Assert.Equal(work.Split(' ').SelectMany(run => Run(year, run)), days.Where(d => WorkingCalendar.Shipped.KindOf(d) == DayKind.MakeUp));
    }

    [Fact]
    public void Every_day_of_the_source_is_in_the_calendar_with_its_name()
    {
        var source = Path.Combine(Environment.GetEnvironmentVariable("GRIDWORK_RESEARCH") ?? Path.Combine(Docs.Documents.Root, "../shared/data"), "holidays/chinese-days.json");
        Assert.SkipUnless(File.Exists(source), "the research data is not here");
        using var file = JsonDocument.Parse(File.OpenRead(source));
        foreach (var (list, kind) in new[] { ("holidays", DayKind.Holiday), ("workdays", DayKind.MakeUp) })
        {
            foreach (var day in file.RootElement.GetProperty(list).EnumerateObject())
            {
                var date = DateOnly.ParseExact(day.Name, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal((kind, day.Value.GetString()!.Split(',')[1]), (WorkingCalendar.Shipped.KindOf(date), WorkingCalendar.Shipped.NameOf(date)));
            }
        }
    }

    [Fact]
    public void No_number_of_a_notice_is_invented() => Assert.All(
        Enumerable.Range(2004, 23), year => Assert.Equal("not recorded", WorkingCalendar.Shipped.NoticeOf(year)));

    [Fact]
    public void Beyond_its_years_only_weekends_are_off()
    {
        Assert.Equal((2004, 2026), (WorkingCalendar.Shipped.FirstYear, WorkingCalendar.Shipped.LastYear));
        Assert.True(WorkingCalendar.Shipped.IsWorkingDay(new DateOnly(2027, 10, 1)));
        Assert.False(WorkingCalendar.Shipped.IsWorkingDay(new DateOnly(2027, 10, 2)));
        Assert.False(WorkingCalendar.Shipped.IsSettled(new DateOnly(2027, 10, 2)));
        Assert.Equal(
            ("2045-01-16 24:00", "1991-01-14 24:00"),
            (CivilTime.WriteEnd(Due("2045-01-02")), CivilTime.WriteEnd(Due("1990-12-31"))));
        static DateTimeOffset Due(string day) => Counting.ByLaw.Compute(
            new Term(10, TermUnit.WorkingDays), DateTimeOffset.Parse(day + "T10:00+08:00", System.Globalization.CultureInfo.InvariantCulture), WorkTime.Usual).Due;
    }

    [Fact]
    public void Office_hours_that_overlap_are_refused()
    {
        OfficeInterval[] usual = [new(TimeSpan.FromHours(8), TimeSpan.FromHours(12)), new(TimeSpan.FromHours(11), TimeSpan.FromHours(18))];
        Assert.IsType<OfficeHoursUnclear>(OfficeHours.Of(usual).Problem);
        Assert.IsType<OfficeHoursUnclear>(OfficeHours.Of([]).Problem);
        Assert.True(OfficeHours.Of([new(TimeSpan.Zero, TimeSpan.FromDays(1))]).Ok);
    }

    private static IEnumerable<DateOnly> Run(int year, string run)
    {
        var ends = run.Split("..").Select(d => DateOnly.ParseExact($"{year}-{d}", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return Enumerable.Range(0, ends[^1].DayNumber - ends[0].DayNumber + 1).Select(ends[0].AddDays);
    }
}
