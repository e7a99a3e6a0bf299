using Gridwork.Kernel.Calendar;

namespace Gridwork.Matters.Contracts;

/// <summary>How long is left of a term, in one word and one figure: <c>clock.days-left</c>, 5.</summary>
/// <param name="State">The state of the look-book: <c>intime</c>, <c>soon</c>, <c>over</c>, <c>done</c>, <c>paused</c>.</param>
public sealed record Clock(string State, string Icon, string Words, int Count)
{
    /// <summary>No clock runs: not dispatched yet, paused, or being checked under no limit.</summary>
    public static readonly Clock None = new("paused", "player-pause", "clock.none", 0);

    /// <summary>The matter has ended: nothing is waited for.</summary>
    public static readonly Clock Ended = new("done", "circle-check", "clock.ended", 0);

    /// <summary>A clock that stands.</summary>
    public static readonly Clock Paused = new("paused", "player-pause", "clock.stands", 0);

    public static Clock Of(DateTimeOffset due, DateTimeOffset now, DateTimeOffset? stopped = null) => stopped switch
    {
        { } at when at < due => new("done", "circle-check", "clock.done-in-time", 0),
        { } at => new("over", "alert-triangle", Unit("clock.done-late", at - due), Amount(at - due)),
        null when now >= due => new("over", "alert-triangle", Unit("clock.over", now - due), Amount(now - due)),
        _ when CivilTime.DayOf(now) == CivilTime.LastDay(due) => new("soon", "hourglass", Unit("clock.left", due - now), Amount(due - now)),
        _ => new("intime", "clock", Unit("clock.left", due - now), Amount(due - now)),
    };

    private static string Unit(string says, TimeSpan span) => $"{says}-{(span.TotalDays >= 1 ? "days" : span.TotalHours >= 1 ? "hours" : "minutes")}";

    private static int Amount(TimeSpan span) => (int)(span.TotalDays >= 1 ? span.TotalDays : span.TotalHours >= 1 ? span.TotalHours : span.TotalMinutes);
}
