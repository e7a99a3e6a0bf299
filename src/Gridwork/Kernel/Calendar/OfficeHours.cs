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

public sealed record OfficeHoursUnclear(string Why) : Problem.Invalid("calendar.office-hours-unclear", $"These office hours cannot be used: {Why}.");

/// <summary>When the office is open on a working day: the usual intervals, and seasons with others.</summary>
public sealed class OfficeHours
{
    /// <summary>08:00–12:00 and 14:00–18:00 the year round.</summary>
    public static readonly OfficeHours Usual = new([Interval(8, 12), Interval(14, 18)], []);

    private readonly IReadOnlyList<OfficeInterval> _usual;
    private readonly IReadOnlyList<OfficeSeason> _seasons;

    private OfficeHours(IReadOnlyList<OfficeInterval> usual, IReadOnlyList<OfficeSeason> seasons) => (_usual, _seasons) = (usual, seasons);

    /// <summary>Seasons must not overlap; a day in none of them has the usual intervals.</summary>
    public static Result<OfficeHours> Of(IEnumerable<OfficeInterval> usual, IEnumerable<OfficeSeason>? seasons = null)
    {
        var hours = new OfficeHours(Sorted(usual), [.. (seasons ?? []).OrderBy(s => s.From).Select(s => s with { Intervals = Sorted(s.Intervals) })]);
        return hours.Fault() is { } why ? new OfficeHoursUnclear(why) : hours;
    }

    public IReadOnlyList<OfficeInterval> On(DateOnly day) => _seasons.FirstOrDefault(s => s.From <= day && day <= s.To)?.Intervals ?? _usual;

    /// <summary>All of time in order, as stretches of days with the same intervals; the last has no end.</summary>
    internal IEnumerable<(long FirstDay, IReadOnlyList<OfficeInterval> Intervals)> Stretches()
    {
        yield return (0, _usual);
        foreach (var season in _seasons)
        {
            yield return (season.From.DayNumber, season.Intervals);
            yield return (season.To.DayNumber + 1L, _usual);
        }
    }

    private string? Fault() =>
        _seasons.Select(s => s.Intervals).Append(_usual).Any(day => day.Count == 0) ? "a day without any"
        : _seasons.Select(s => s.Intervals).Append(_usual).Any(Muddled) ? "intervals that overlap or end before they begin"
        : _seasons.Any(s => s.To < s.From) ? "a season that ends before it begins"
        : _seasons.Zip(_seasons.Skip(1)).Any(two => two.Second.From <= two.First.To) ? "seasons that overlap"
        : null;

    private static bool Muddled(IReadOnlyList<OfficeInterval> day) =>
        day.Any(i => i.From < TimeSpan.Zero || i.To > TimeSpan.FromDays(1) || i.Length <= TimeSpan.Zero)
        || day.Zip(day.Skip(1)).Any(two => two.Second.From < two.First.To);

    private static IReadOnlyList<OfficeInterval> Sorted(IEnumerable<OfficeInterval> intervals) => [.. intervals.OrderBy(i => i.From)];

    private static OfficeInterval Interval(int from, int to) => new(TimeSpan.FromHours(from), TimeSpan.FromHours(to));
}
