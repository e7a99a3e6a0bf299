using System.Text.Json;

namespace Gridwork.Kernel.Calendar;

public enum DayKind
{
    Workday,
    Weekend,
    Holiday,
    MakeUp,
}

/// <summary>
/// Which days are worked: weekdays, less the holidays, plus the make-up days. Immutable and shared. It holds the count of
/// working days before each day it knows, and the day of each count, so that no count ever walks or searches days. Beyond its
/// years only weekends are off.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly IReadOnlyList<CalendarYear> _years;
    private readonly Dictionary<DateOnly, (DayKind Kind, string Name)> _special;
    private readonly Dictionary<int, string> _notices;
    private readonly int _first;         // the calendar knows the days from _first up to, not including, _end
    private readonly int _end;
    private readonly int[] _before;      // [i]: working days before day _first + i, counted from day 0
    private readonly int[] _worked;      // [i]: the day that has _before[0] + i working days before it, and is one
    private readonly DateOnly _unsettled;

    private WorkingCalendar(CalendarFile file)
    {
        _years = [.. file.Years.OrderBy(y => y.Year)];
        _special = [];
        foreach (var (day, kind, name) in _years.SelectMany(y => y.Off.SelectMany(Days).Concat(y.Work.Select(w => (w.Day, DayKind.MakeUp, w.Name)))))
        {
            _special[day] = (kind, name);                        // of two notices that speak of a day the later one holds
        }

        _notices = _years.ToDictionary(y => y.Year, y => y.Notice);
        (Source, FirstYear, LastYear) = (file.Source, _years[0].Year, _years[^1].Year);
        _unsettled = new DateOnly(LastYear, 12, CalendarYear.FirstDecemberDayTheNextNoticeMayMove);
        (_first, _end) = (new DateOnly(FirstYear, 1, 1).DayNumber, new DateOnly(LastYear + 1, 1, 1).DayNumber);
        _worked = [.. Enumerable.Range(_first, _end - _first).Where(day => KindOf(DateOnly.FromDayNumber(day)) is DayKind.Workday or DayKind.MakeUp)];
        _before = new int[_end - _first + 1];
        for (int i = 0, worked = 0; i < _before.Length; i++)
        {
            _before[i] = (int)Weekdays(_first) + worked;
            worked += worked < _worked.Length && _worked[worked] == _first + i ? 1 : 0;
        }
    }

    public string Source { get; }

    /// <summary>In their order, without a gap.</summary>
    public IReadOnlyList<CalendarYear> Years => _years;

    public int FirstYear { get; }

    public int LastYear { get; }

    /// <summary>False for days whose notice is not in the calendar, also for those that the next notice may still move.</summary>
    public bool IsSettled(DateOnly day) =>
        day.DayNumber >= _first && day < _unsettled;

    public bool IsWorkingDay(DateOnly day) => Works(day.DayNumber);

    public DayKind KindOf(DateOnly day) => _special.TryGetValue(day, out var special) ? special.Kind
        : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Weekend
        : DayKind.Workday;

    /// <summary>The holiday that a day off or a make-up day belongs to, in Chinese as the notice names it.</summary>
    public string? NameOf(DateOnly day) => _special.TryGetValue(day, out var special) ? special.Name : null;

    /// <summary>Number of the State Council's notice for the year, or <c>not recorded</c>; null beyond the calendar.</summary>
    public string? NoticeOf(int year) => _notices.GetValueOrDefault(year);

    /// <exception cref="JsonException">The file is not a calendar.</exception>
    public static WorkingCalendar Parse(Stream json) =>
        new(JsonSerializer.Deserialize(json, CalendarJson.Default.CalendarFile) ?? throw new JsonException("The calendar is empty."));

    internal bool Works(long day) => WorkedBefore(day + 1) > WorkedBefore(day);

    /// <summary>The same with these years in place of what it knew of them, or added at its end.</summary>
    /// <exception cref="ArgumentException">A year between would be unknown.</exception>
    public WorkingCalendar With(params IReadOnlyList<CalendarYear> years)
    {
        var all = _years.Where(y => !years.Any(n => n.Year == y.Year)).Concat(years).OrderBy(y => y.Year).ToList();
        return all[^1].Year - all[0].Year + 1 == all.Count
            ? new WorkingCalendar(new CalendarFile(Source, all))
            : throw new ArgumentException("These years leave a gap.", nameof(years));
    }

    /// <summary>Working days among the days numbered 0 up to, not including, <paramref name="day"/>.</summary>
    internal long WorkedBefore(long day) =>
        day < _first ? Weekdays(day)
        : day < _end ? _before[day - _first]
        : _before[^1] + Weekdays(day) - Weekdays(_end);

    /// <summary>The working day that has so many before it: the other direction of <see cref="WorkedBefore"/>.</summary>
    internal long WorkingDay(long before) =>
        before < _before[0] ? Weekday(before)
        : before < _before[^1] ? _worked[before - _before[0]]
        : Weekday(before - _before[^1] + Weekdays(_end));

    // Day 0 of DateOnly, 0001-01-01, is a Monday.
    private static long Weekdays(long days) => (days / 7 * 5) + Math.Min(days % 7, 5);

    private static long Weekday(long before) => (before / 5 * 7) + (before % 5);

    private static IEnumerable<(DateOnly Day, DayKind Kind, string Name)> Days(DaysOff run)
    {
        for (var day = run.From; day <= run.To; day = day.AddDays(1))
        {
            yield return (day, DayKind.Holiday, run.Name);
        }
    }
}
