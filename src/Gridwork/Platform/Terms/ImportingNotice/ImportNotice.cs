using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Settings;

namespace Gridwork.Platform.Terms.ImportingNotice;

public sealed record NoticeEmpty() : Problem.Invalid("notice.empty", "No row of the table was understood.");

public sealed record NoticeHasBadRows(int Count) : Problem.Invalid("notice.bad-rows", $"{Count} rows were not understood. Mend them, or say that the others are to be saved without them.");

public sealed record NoticeYearNotNext(int Year, int First, int Next) : Problem.Invalid("notice.year-not-next", $"The calendar knows {First} to {Next - 1}: {Year} would leave a gap.");

public sealed record NoticeYearEnded(int Year, int Days) : Problem.Conflict("notice.year-ended", $"{Year} has ended, and this table differs from its calendar in {Days} days: that is another table, not a correction.");

/// <summary>What speaks against a table; nothing is guessed from it.</summary>
/// <param name="Missing">Holidays of the year before that no row names.</param>
/// <param name="Off">Days off, against <paramref name="Usual"/> of the year before.</param>
public sealed record NoticeDoubts(IReadOnlyList<string> Missing, int Off, int Usual, int Bad)
{
    // Notices of the past years gave 27 to 33 days.
    private const int Unlike = 8;

    public bool OddSum => Math.Abs(Off - Usual) > Unlike;

    /// <summary>It is saved if a person wants it so, and waits for another look.</summary>
    public bool Any => Missing.Count > 0 || OddSum || Bad > 0;
}

/// <summary>What a table would change, for a person to look at before it is saved.</summary>
/// <param name="Differs">Days that are worked or off otherwise than the site counts them now.</param>
public sealed record NoticeLook(NoticeRows Rows, CalendarYear Year, NoticeDoubts Doubts, TimePreview Time, IReadOnlyList<DateOnly> Differs);

/// <summary>Takes a year's holiday notice into the site's calendar.</summary>
internal sealed class ImportNotice(SiteTime time, ChangeTime change, TimeProvider clock)
{
    // A slip of the pen in a year that is over; more is another table.
    private const int MostCorrected = 7;

    public sealed class Form
    {
        [Required, Range(2000, 2199)]
        public int? Year { get; set; }

        [Required, StringLength(60)]
        public string? Notice { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }

        [Required, StringLength(20_000)]
        public string? Text { get; set; }

        /// <summary>Save the rows that were understood, although others were not.</summary>
        public bool WithoutBad { get; set; }

        /// <summary>That the table was seen as it stands: the mark of the look.</summary>
        public string? Shown { get; set; }
    }

    public async Task<Result<NoticeLook>> Look(Form form, CancellationToken ct)
    {
        var (rows, calendar) = (ReadNotice.Of(form.Text!, form.Year!.Value), (await time.Now(ct)).Calendar);
        if (rows.Year < calendar.FirstYear || rows.Year > calendar.LastYear + 1)
        {
            return new NoticeYearNotNext(rows.Year, calendar.FirstYear, calendar.LastYear + 1);
        }

        var (year, doubts) = (rows.ToYear(form.Notice!.Trim()), Doubts(calendar, rows));
        var preview = await change.Look(Next(form, year, doubts), ct);
        return new NoticeLook(rows, year, doubts, preview, Differs(calendar, preview.Next.Calendar, rows.Year));
    }

    /// <summary>Also says why a table cannot be saved, while it can be looked at.</summary>
    public Problem? Refusal(NoticeLook look) =>
        look.Rows.Days.Count == 0 ? new NoticeEmpty()
        : look.Year.Year < CivilTime.DayOf(clock.GetUtcNow()).Year && look.Differs.Count > MostCorrected ? new NoticeYearEnded(look.Year.Year, look.Differs.Count)
        : null;

    public async Task<Problem?> Save(Form form, CancellationToken ct)
    {
        var look = await Look(form, ct);
        return look.Problem
            ?? Refusal(look.Value!)
            ?? (look.Value!.Rows.Bad.Count > 0 && !form.WithoutBad ? new NoticeHasBadRows(look.Value.Rows.Bad.Count) : null)
            ?? await change.Save(Next(form, look.Value.Year, look.Value.Doubts), form.Shown, ct);
    }

    private NewSetting Next(Form form, CalendarYear year, NoticeDoubts doubts) =>
        NewSetting.Of(TimeSettings.KeyOf(year.Year), CivilTime.DayOf(clock.GetUtcNow()), year, form.Source!.Trim(), doubts.Any);

    // Two letters of a name are enough: a notice may say it longer than another does, or two holidays in one.
    private static NoticeDoubts Doubts(WorkingCalendar calendar, NoticeRows rows)
    {
        var known = calendar.Years.LastOrDefault(y => y.Year < rows.Year) ?? calendar.Years[0];
        var off = rows.Days.Where(d => d.Off).ToList();
        var missing = known.Off.Select(o => o.Name).Distinct(StringComparer.Ordinal)
            .Where(name => !off.Exists(d => d.Name.Contains(name[..Math.Min(2, name.Length)], StringComparison.Ordinal)));
        return new NoticeDoubts([.. missing], off.Count, known.Off.Sum(o => o.To.DayNumber - o.From.DayNumber + 1), rows.Bad.Count);
    }

    private static List<DateOnly> Differs(WorkingCalendar before, WorkingCalendar after, int year)
    {
        List<DateOnly> differ = [];
        for (var day = new DateOnly(year - 1, 12, 29); day.Year <= year; day = day.AddDays(1))
        {
            if (before.IsWorkingDay(day) != after.IsWorkingDay(day))
            {
                differ.Add(day);
            }
        }

        return differ;
    }
}
