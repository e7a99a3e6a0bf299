using System.Text.Json;
using Gridwork.Kernel.Calendar;

namespace Gridwork.Tests.Kernel;

/// <summary>
/// Counts as a clerk with a wall calendar would: minute after minute, day after day. It reads the file itself and shares
/// nothing with the code it checks but the records that carry a case.
/// </summary>
internal static class SlowCounter
{
    private static readonly (HashSet<DateOnly> Off, HashSet<DateOnly> Work) Days = Read();

    public static bool Works(DateOnly day) =>
        Days.Work.Contains(day) || (!Days.Off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <param name="works">Which days are worked; those of the file when it is not said.</param>
    public static DateTime? ByLaw(CountingCase c, bool postpones, Func<DateOnly, bool>? works = null)
    {
        works ??= Works;
        if (c.Term.Unit is TermUnit.Minutes or TermUnit.UrgentHours or TermUnit.UrgentDays or TermUnit.WorkHours)
        {
            return ByOfficeHours(c, works);
        }

        var start = DateOnly.FromDateTime(Civil(c.From));
        var last = c.Term.Unit == TermUnit.WorkingDays ? DaysAfter(start, c.Term.Count, c.Pauses, works) : DaysAfter(start, DaysOf(c), c.Pauses, _ => true);
        if (postpones && last is { } day && !works(day))
        {
            last = DaysAfter(day, 1, c.Pauses, works);
        }

        return last?.AddDays(1).ToDateTime(TimeOnly.MinValue);
    }

    public static DateTime? ByOfficeHours(CountingCase c, Func<DateOnly, bool>? works = null) => c.Term.Unit switch
    {
        TermUnit.Minutes => Minutes(Civil(c.From), c.Term.Count, c.Pauses, _ => true),
        TermUnit.UrgentHours => Minutes(Civil(c.From), c.Term.Count * 60, c.Pauses, _ => true),
        TermUnit.UrgentDays => Minutes(Civil(c.From), c.Term.Count * 1440, c.Pauses, _ => true),
        TermUnit.WorkHours => Minutes(Civil(c.From), c.Term.Count * 60, c.Pauses, m => OfficeIsOpen(c.Hours, m, works)),
        TermUnit.WorkingDays => Minutes(Civil(c.From), c.Term.Count * 480, c.Pauses, m => OfficeIsOpen(c.Hours, m, works)),
        _ => ByLaw(c, postpones: true, works),
    };

    // The corresponding day of the month, or its last: found by stepping through the months.
    public static int DaysOf(CountingCase c)
    {
        if (c.Term.Unit == TermUnit.CalendarDays)
        {
            return c.Term.Count;
        }

        var start = DateOnly.FromDateTime(Civil(c.From));
        var (year, month) = (start.Year, start.Month);
        for (var i = 0; i < c.Term.Count; i++)
        {
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        }

        return new DateOnly(year, month, Math.Min(start.Day, DateTime.DaysInMonth(year, month))).DayNumber - start.DayNumber;
    }

    /// <summary>The minute at which so many minutes have passed; null when a pause without end comes first.</summary>
    public static DateTime? Minutes(DateTime from, int minutes, IReadOnlyList<Pause> pauses, Func<DateTime, bool> counts)
    {
        var now = from;
        for (var left = minutes; left > 0; now = now.AddMinutes(1))
        {
            var paused = pauses.Where(p => Civil(p.From) <= now && (p.To is not { } to || now < Civil(to))).ToList();
            if (paused.Exists(p => p.To is null))
            {
                return null;
            }

            left -= paused.Count == 0 && counts(now) ? 1 : 0;
        }

        return now;
    }

    /// <summary>The last of so many days after <paramref name="start"/>; a day at whose end the term is paused is none.</summary>
    public static DateOnly? DaysAfter(DateOnly start, int days, IReadOnlyList<Pause> pauses, Func<DateOnly, bool> counts)
    {
        var day = start;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            var end = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
            var paused = pauses.Where(p => Civil(p.From) < end && (p.To is not { } to || end <= Civil(to))).ToList();
            if (paused.Exists(p => p.To is null))
            {
                return null;
            }

            left -= paused.Count == 0 && counts(day) ? 1 : 0;
        }

        return day;
    }

    public static bool OfficeIsOpen(OfficeHours hours, DateTime minute, Func<DateOnly, bool>? works = null) => (works ?? Works)(DateOnly.FromDateTime(minute))
        && hours.On(DateOnly.FromDateTime(minute)).Any(i => i.From <= minute.TimeOfDay && minute.TimeOfDay < i.To);

    public static DateTime Civil(DateTimeOffset moment) => moment.UtcDateTime.AddHours(8);

    private static (HashSet<DateOnly> Off, HashSet<DateOnly> Work) Read()
    {
#pragma warning disable MA0045 // read once, by a static field
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data/calendar/china.json")));
#pragma warning restore MA0045
        var (off, work) = (new HashSet<DateOnly>(), new HashSet<DateOnly>());
        foreach (var year in file.RootElement.GetProperty("years").EnumerateArray())
        {
            foreach (var run in year.GetProperty("off").EnumerateArray())
            {
                for (var day = Day(run, "from"); day <= Day(run, "to"); day = day.AddDays(1))
                {
                    off.Add(day);
                }
            }

            work.UnionWith(year.GetProperty("work").EnumerateArray().Select(w => Day(w, "day")));
        }

        return (off, work);
    }

    private static DateOnly Day(JsonElement element, string name) =>
        DateOnly.ParseExact(element.GetProperty(name).GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
