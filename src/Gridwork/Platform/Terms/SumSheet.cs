using System.Globalization;
using Gridwork.Kernel.Calendar;

namespace Gridwork.Platform.Terms;

/// <summary>The sum of a term in words, a line for each day, for a terminal.</summary>
internal sealed class SumSheet(TermSum sum, bool byLaw, bool wholeDay, WorkTime time, Words words)
{
    private const int MostParts = 12;

    private readonly IReadOnlyList<DayLine> _days = sum.Explain();

    public static string Amount(Words words, Term term) => words[$"term.amount.{term.Unit}", ("count", term.Count)];

    private string Term => Amount(words, sum.Term);

    private bool CountsDays => _days.All(d => d.Time == TimeSpan.Zero);

    private bool NeedsWork => sum.Term.Unit is TermUnit.WorkingDays or TermUnit.WorkHours;

    public IEnumerable<string> Lines()
    {
        yield return words[byLaw ? "term.head.law" : "term.head.hours", ("term", Term), ("from", wholeDay ? Full(CivilTime.DayOf(sum.From)) : CivilTime.Write(sum.From))];
        foreach (var day in _days)
        {
            yield return $"  {Full(day.Day)} {words[$"term.weekday.{(int)day.Day.DayOfWeek}"]}  {Mark(day)}  {Why(day)}";
        }

        yield return CountsDays ? SumOfDays() : SumOfTime();
        if (!CountsDays && NeedsWork)
        {
            yield return words["term.office", ("hours", string.Join(words["term.list"], time.Hours.On(sum.LastDay).Select(i => $"{Hours(i.From)}–{Hours(i.To)}")))];
        }

        var calendar = time.Calendar;
        if (calendar.NoticeOf(sum.LastDay.Year) is { } notice)
        {
            yield return words[
                "term.calendar", ("first", calendar.FirstYear), ("last", calendar.LastYear), ("source", calendar.Source), ("year", sum.LastDay.Year),
                ("notice", notice == "not recorded" ? words["term.notice-not-recorded"] : notice)];
        }

        if (sum.Provisional)
        {
            yield return words["term.provisional", ("first", calendar.FirstYear), ("last", calendar.LastYear)];
        }
    }

    private string Mark(DayLine day) => day.Reason == DayReason.Postponed ? words["term.line.due"]
        : !day.Counted ? words["term.line.not"]
        : day.Time > TimeSpan.Zero ? words["term.line.time", ("time", Hours(day.Time))]
        : words["term.line.nth", ("nth", day.Nth)];

    // Where days are counted whether worked or not, an ordinary one is not called a working day.
    private string Why(DayLine day) => words[
        day.Reason == DayReason.Workday && !NeedsWork ? "term.why.Weekday" : $"term.why.{day.Reason}", ("name", day.Name)];

    private string SumOfDays()
    {
        var counted = _days.Where(d => d.Counted).Select(d => d.Day).ToList();
        return words[
            sum.Term.Unit == TermUnit.Months ? "term.sum.months" : "term.sum.days",
            ("term", Term), ("count", counted.Count), ("days", string.Join(words["term.list"], Runs(counted)))];
    }

    private string SumOfTime()
    {
        var parts = _days.Where(d => d.Counted).Select(d => Hours(d.Time)).ToList();
        return words[
            "term.sum.time", ("term", Term), ("time", Hours(TimeSpan.FromTicks(_days.Sum(d => d.Time.Ticks)))),
            ("parts", string.Join(" + ", parts.Count <= MostParts ? parts : [.. parts.Take(MostParts - 1), "…", parts[^1]]))];
    }

    private static IEnumerable<string> Runs(List<DateOnly> days)
    {
        var sameYear = days[0].Year == days[^1].Year;
        string Short(DateOnly day) => sameYear ? day.ToString("MM-dd", CultureInfo.InvariantCulture) : Full(day);
        for (var i = 0; i < days.Count; i++)
        {
            var first = days[i];
            while (i + 1 < days.Count && days[i + 1] == days[i].AddDays(1))
            {
                i++;
            }

            yield return first == days[i] ? Short(first) : $"{Short(first)}–{Short(days[i])}";
        }
    }

    private static string Full(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Hours(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}");
}
