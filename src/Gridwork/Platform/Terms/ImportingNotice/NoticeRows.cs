using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;

namespace Gridwork.Platform.Terms.ImportingNotice;

public sealed record NoticeDayUnreadable(string Text) : Problem.Invalid("notice.day-unreadable", $"'{Text}' is no day. Write it as 2027-01-01.");

public sealed record NoticeKindUnknown(string Text) : Problem.Invalid("notice.kind-unknown", $"'{Text}' says neither off nor work.");

public sealed record NoticeNameMissing() : Problem.Invalid("notice.name-missing", "The holiday has no name, or one longer than 20 letters.");

public sealed record NoticeRowOdd() : Problem.Invalid("notice.row-odd", "A row has three parts: the day, off or work, and the holiday's name.");

public sealed record NoticeDayOutside(DateOnly Day, int Year) : Problem.Invalid("notice.day-outside", $"{Day:O} is not a day of {Year}.");

public sealed record NoticeDayTwice(DateOnly Day) : Problem.Invalid("notice.day-twice", $"{Day:O} stands there before.");

public sealed record NoticeRunTurned(DateOnly From, DateOnly To) : Problem.Invalid("notice.run-turned", $"From {From:O} to {To:O} is turned round or too long.");

public sealed record NoticeWorkOnWeekday(DateOnly Day) : Problem.Invalid("notice.work-on-weekday", $"{Day:O} is no weekend day: it is worked anyway.");

public sealed record NoticeYearDiffers(string Text, int Year) : Problem.Invalid("notice.year-differs", $"The table is of {Text}, not of {Year}.");

public sealed record NoticeNoTable(string Text) : Problem.Invalid("notice.no-table", $"This is not the shape of a year's table: {Text}.");

/// <summary>A row of the pasted table that is not taken, and why.</summary>
/// <param name="Place">The line's number, or the entry of the JSON.</param>
public sealed record BadRow(string Place, string Text, Problem Why);

public sealed record NoticeDay(DateOnly Day, bool Off, string Name);

/// <summary>What was understood of a pasted table. Nothing is guessed: a row is taken as it stands, or shown with its reason.</summary>
public sealed class NoticeRows(int year)
{
    private const int LongestName = 20;
    private const int LongestRun = 31;
    private const int Shown = 60;

    private readonly SortedDictionary<DateOnly, NoticeDay> days = [];
    private readonly List<BadRow> bad = [];

    public int Year => year;

    public IReadOnlyCollection<NoticeDay> Days => days.Values;

    public IReadOnlyList<BadRow> Bad => bad;

    public void Refuse(string place, string text, Problem why) => bad.Add(new BadRow(place, text.Length <= Shown ? text : $"{text[..Shown]}…", why));

    /// <summary>Takes the days of one row, all or none.</summary>
    public void Take(string place, string text, DateOnly from, DateOnly to, bool off, string? name)
    {
        name = name?.Trim();
        if (string.IsNullOrEmpty(name) || name.Length > LongestName)
        {
            Refuse(place, text, new NoticeNameMissing());
        }
        else if (to < from || to.DayNumber - from.DayNumber >= LongestRun)
        {
            Refuse(place, text, new NoticeRunTurned(from, to));
        }
        else
        {
            var run = Enumerable.Range(from.DayNumber, to.DayNumber - from.DayNumber + 1).Select(DateOnly.FromDayNumber).ToList();
            if (run.Select(day => Fault(day, off)).FirstOrDefault(f => f is not null) is { } fault)
            {
                Refuse(place, text, fault);
                return;
            }

            run.ForEach(day => days.Add(day, new NoticeDay(day, off, name)));
        }
    }

    /// <summary>The good rows as a year of the calendar; days that follow each other under one name are one run.</summary>
    public CalendarYear ToYear(string notice)
    {
        List<DaysOff> runs = [];
        foreach (var day in Days.Where(d => d.Off))
        {
            if (runs.Count > 0 && runs[^1] is var last && last.Name == day.Name && last.To.AddDays(1) == day.Day)
            {
                runs[^1] = last with { To = day.Day };
            }
            else
            {
                runs.Add(new DaysOff(day.Day, day.Day, day.Name));
            }
        }

        return new CalendarYear(year, notice, runs, [.. Days.Where(d => !d.Off).Select(d => new DayWorked(d.Day, d.Name))]);
    }

    private Problem? Fault(DateOnly day, bool off) =>
        !new CalendarYear(year, "", [], []).MaySpeakOf(day) ? new NoticeDayOutside(day, year)
        : days.ContainsKey(day) ? new NoticeDayTwice(day)
        : !off && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) ? new NoticeWorkOnWeekday(day)
        : null;
}
