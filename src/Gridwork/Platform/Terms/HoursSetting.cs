using System.Globalization;
using System.Text.RegularExpressions;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;

namespace Gridwork.Platform.Terms;

public sealed record HoursUnreadable(string Text) : Problem.Invalid("hours.unreadable", $"'{Text}' are no office hours. Write them as 08:00-12:00, 14:00-18:00.");

public sealed record SeasonUnreadable(string Text) : Problem.Invalid("hours.season-unreadable", $"'{Text}' is no day of a year. Write month and day: 05-01.");

public sealed record SeasonIncomplete() : Problem.Invalid("hours.season-incomplete", "A season needs its first day, its last day and its hours, or none of the three.");

/// <summary>Office hours as they are written, <c>08:00-12:00, 14:00-18:00</c>; with a season, its first and last day as <c>05-01</c>.</summary>
public sealed partial record HoursSetting(string Usual, HoursSetting.OfSeason? Season = null)
{
    private const int AnyYear = 2000;       // a leap year, so that 29 February can be written

    public sealed record OfSeason(string From, string To, string Hours);

    /// <summary>Reads what a person typed: full-width figures, other strokes and commas are understood.</summary>
    public static Result<HoursSetting> Read(string? usual, string? seasonFrom, string? seasonTo, string? seasonHours)
    {
        var typed = new[] { seasonFrom, seasonTo, seasonHours }.Count(t => !string.IsNullOrWhiteSpace(t));
        if (typed is not (0 or 3))
        {
            return new SeasonIncomplete();
        }

        return (Intervals(usual), typed == 0 ? null : MonthDay(seasonFrom), typed == 0 ? null : MonthDay(seasonTo), typed == 0 ? null : Intervals(seasonHours)) switch
        {
            (null, _, _, _) => new HoursUnreadable(usual ?? ""),
            (_, null, _, _) when typed > 0 => new SeasonUnreadable(seasonFrom!),
            (_, _, null, _) when typed > 0 => new SeasonUnreadable(seasonTo!),
            (_, _, _, null) when typed > 0 => new HoursUnreadable(seasonHours!),
            var (all, _, _, _) when typed == 0 => new HoursSetting(Write(all)),
            var (all, from, to, hours) => new HoursSetting(Write(all), new OfSeason(Write(from!.Value), Write(to!.Value), Write(hours!))),
        };
    }

    public OfficeRule Rule(DateOnly from) => new(
        from, Intervals(Usual)!, Season is null ? null : new OfficeSeason(MonthDay(Season.From)!.Value, MonthDay(Season.To)!.Value, Intervals(Season.Hours)!));

    public static string Write(IEnumerable<OfficeInterval> intervals) => string.Join(", ", intervals.Select(i => $"{Write(i.From)}-{Write(i.To)}"));

    private static string Write(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}");

    private static string Write(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);

    private static List<OfficeInterval>? Intervals(string? text)
    {
        var plain = Plain(text);
        var found = Interval().Matches(plain);
        return found.Count > 0 && string.IsNullOrWhiteSpace(Interval().Replace(plain, "").Replace(",", "", StringComparison.Ordinal))
            ? [.. found.Select(m => new OfficeInterval(Time(m, "h1", "m1"), Time(m, "h2", "m2")))]
            : null;
    }

    private static TimeSpan Time(Match match, string hour, string minute) =>
        new(int.Parse(match.Groups[hour].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[minute].Value, CultureInfo.InvariantCulture), 0);

    // The words for month and day are strokes as well.
    private static DateOnly? MonthDay(string? text)
    {
        var parts = Plain(text).Split(['-', '\u6708', '\u65E5', '/', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return DateOnly.TryParseExact($"{AnyYear}-{string.Join('-', parts)}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    // Full-width signs become plain ones; en dash, tilde and the word for "to" become a stroke; the list's comma and semicolons a comma.
    private static string Plain(string? text) => Commas().Replace(Strokes().Replace((text ?? "").Normalize(System.Text.NormalizationForm.FormKC).Trim(), "-"), ",");

    [GeneratedRegex(@"(?<h1>[01]?\d|2[0-4]):(?<m1>[0-5]\d)\s*-\s*(?<h2>[01]?\d|2[0-4]):(?<m2>[0-5]\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Interval();

    [GeneratedRegex("[\u2013\u2014~\u301C\u81F3\u2012]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Strokes();

    [GeneratedRegex("[;\u3001\uFF0C\u548C]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Commas();
}
