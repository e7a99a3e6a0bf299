using System.Runtime.InteropServices;

namespace Gridwork.Kernel.Calendar;

/// <summary>A stretch of office time within a day, half-open; <paramref name="To"/> may be 24:00.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OfficeInterval(TimeSpan From, TimeSpan To)
{
    public TimeSpan Length => To - From;
}

/// <summary>Office hours that hold from a day up to and with another, for example summer hours of one year.</summary>
public sealed record OfficeSeason(DateOnly From, DateOnly To, IReadOnlyList<OfficeInterval> Intervals);

/// <summary>The usual office hours from a day on, until another such rule; and, where it has them, other hours in the same weeks of every year.</summary>
/// <param name="Season">Its days count by month and day; their year means nothing.</param>
public sealed record OfficeRule(DateOnly From, IReadOnlyList<OfficeInterval> Usual, OfficeSeason? Season = null);

public enum OfficeFault
{
    DayWithoutAny,
    IntervalsMuddled,
    SeasonTurned,
    SeasonsOverlap,
}

public sealed record OfficeHoursUnclear(OfficeFault Why) : Problem.Invalid("calendar.office-hours-unclear", $"These office hours cannot be used: {Why}.");

/// <summary>When the office is open on a working day: the usual intervals, and seasons with others.</summary>
public sealed class OfficeHours
{
    /// <summary>08:00–12:00 and 14:00–18:00 the year round.</summary>
    public static readonly OfficeHours Usual = new([new(DateOnly.MinValue, [Interval(8, 12), Interval(14, 18)])], []);

    // Seasons that return every year are laid out until then: no term reaches further.
    private const int LastSeason = 2199;

    private readonly IReadOnlyList<OfficeRule> _rules;
    private readonly IReadOnlyList<OfficeSeason> _seasons;
    private readonly (long FirstDay, IReadOnlyList<OfficeInterval> Intervals)[] _stretches;

    private OfficeHours(IReadOnlyList<OfficeRule> rules, IReadOnlyList<OfficeSeason> seasons) =>
        (_rules, _seasons, _stretches) = (rules, seasons, [.. LayOut(rules, seasons)]);

    /// <summary>Seasons must not overlap; a day in none of them has the usual intervals.</summary>
    public static Result<OfficeHours> Of(IEnumerable<OfficeInterval> usual, IEnumerable<OfficeSeason>? seasons = null) =>
        Checked(new OfficeHours([new(DateOnly.MinValue, Sorted(usual))], [.. (seasons ?? []).OrderBy(s => s.From).Select(Sorted)]));

    /// <summary>Each rule holds until the next; before the first the usual hours do. Of two that begin on the same day the later in the list holds.</summary>
    public static Result<OfficeHours> ByRules(IEnumerable<OfficeRule> rules)
    {
        List<OfficeRule> all = [new(DateOnly.MinValue, Usual._rules[0].Usual), .. rules.Select(r => r with { Usual = Sorted(r.Usual), Season = r.Season is { } s ? Sorted(s) : null })];
        all = [.. all.GroupBy(r => r.From).Select(same => same.Last()).OrderBy(r => r.From)];
        return all.Find(r => r.Season is { } s && Within(s, 2001).From > Within(s, 2001).To) is not null
            ? new OfficeHoursUnclear(OfficeFault.SeasonTurned)
            : Checked(new OfficeHours(all, [.. all.SelectMany((r, i) => Yearly(r, i + 1 < all.Count ? all[i + 1].From : null))]));
    }

    public IReadOnlyList<OfficeInterval> On(DateOnly day) => Array.FindLast(_stretches, s => s.FirstDay <= day.DayNumber).Intervals;

    /// <summary>All of time in order, as stretches of days with the same intervals; the last has no end.</summary>
    internal IEnumerable<(long FirstDay, IReadOnlyList<OfficeInterval> Intervals)> Stretches() => _stretches;

    private static IEnumerable<(long FirstDay, IReadOnlyList<OfficeInterval> Intervals)> LayOut(IReadOnlyList<OfficeRule> rules, IReadOnlyList<OfficeSeason> seasons)
    {
        IReadOnlyList<OfficeInterval> UsualOn(long day) => rules.Last(r => r.From.DayNumber <= day).Usual;
        var begins = rules.Select(r => (Day: (long)r.From.DayNumber, Intervals: r.Usual))
            .Where(r => !seasons.Any(s => s.From.DayNumber <= r.Day && r.Day <= s.To.DayNumber));
        var inside = seasons.SelectMany(s => new[] { (Day: (long)s.From.DayNumber, s.Intervals), (Day: s.To.DayNumber + 1L, Intervals: UsualOn(s.To.DayNumber + 1L)) });
        return begins.Concat(inside).GroupBy(s => s.Day).Select(same => same.Last()).OrderBy(s => s.Day).Select(s => (s.Day, s.Intervals));
    }

    // What of the season lies before the rule begins or after it ends is cut off.
    private static IEnumerable<OfficeSeason> Yearly(OfficeRule rule, DateOnly? next)
    {
        if (rule.Season is not { } season)
        {
            yield break;
        }

        for (var year = rule.From.Year; year <= Math.Min(next?.Year ?? LastSeason, LastSeason); year++)
        {
            var (from, to) = Within(season, year);
            from = from < rule.From ? rule.From : from;
            to = next is { } end && to >= end ? end.AddDays(-1) : to;
            if (from <= to)
            {
                yield return new OfficeSeason(from, to, season.Intervals);
            }
        }
    }

    private static (DateOnly From, DateOnly To) Within(OfficeSeason season, int year) => (InYear(season.From, year), InYear(season.To, year));

    private static DateOnly InYear(DateOnly day, int year) => new(year, day.Month, Math.Min(day.Day, DateTime.DaysInMonth(year, day.Month)));

    private static Result<OfficeHours> Checked(OfficeHours hours) => hours.Fault() is { } why ? new OfficeHoursUnclear(why) : hours;

    private OfficeFault? Fault() =>
        Days.Any(day => day.Count == 0) ? OfficeFault.DayWithoutAny
        : Days.Any(Muddled) ? OfficeFault.IntervalsMuddled
        : _seasons.Any(s => s.To < s.From) ? OfficeFault.SeasonTurned
        : _seasons.Zip(_seasons.Skip(1)).Any(two => two.Second.From <= two.First.To) ? OfficeFault.SeasonsOverlap
        : null;

    private IEnumerable<IReadOnlyList<OfficeInterval>> Days => _rules.Select(r => r.Usual).Concat(_seasons.Select(s => s.Intervals));

    private static bool Muddled(IReadOnlyList<OfficeInterval> day) =>
        day.Any(i => i.From < TimeSpan.Zero || i.To > TimeSpan.FromDays(1) || i.Length <= TimeSpan.Zero)
        || day.Zip(day.Skip(1)).Any(two => two.Second.From < two.First.To);

    private static IReadOnlyList<OfficeInterval> Sorted(IEnumerable<OfficeInterval> intervals) => [.. intervals.OrderBy(i => i.From)];

    private static OfficeSeason Sorted(OfficeSeason season) => season with { Intervals = Sorted(season.Intervals) };

    private static OfficeInterval Interval(int from, int to) => new(TimeSpan.FromHours(from), TimeSpan.FromHours(to));
}
