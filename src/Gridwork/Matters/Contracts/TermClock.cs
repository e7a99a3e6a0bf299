using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;

namespace Gridwork.Matters.Contracts;

/// <summary>What a clock of a matter measures. Each runs by itself.</summary>
public enum ClockKind
{
    /// <summary>From the report, or from its reopening after it was declined, until somebody has accepted, declined or sent out to look.</summary>
    FirstContact,

    /// <summary>From being sent to verify until it is verified.</summary>
    Verification,

    /// <summary>From the dispatch until the unit is done: what the resident is promised.</summary>
    Handling,

    /// <summary>From being done until somebody else has checked.</summary>
    Check,

    /// <summary>Of a unit that was called: from the call until it has answered that it comes, or why not.</summary>
    Acknowledgement,

    /// <summary>From the call until the unit is on the spot: how long those who asked for help wait.</summary>
    Arrival,

    /// <summary>From the call until the unit has given its result.</summary>
    Result,

    /// <summary>From a contest until a third person has ruled.</summary>
    Ruling,
}

public static class ClockKinds
{
    extension(ClockKind kind)
    {
        /// <summary>Its term is promised with the act that begins it; every other clock goes by a limit that the site has set.</summary>
        public bool IsPromised => kind is ClockKind.Handling or ClockKind.Arrival or ClockKind.Result;
    }
}

/// <summary>How much of a clock has passed, of what people are told.</summary>
public enum AlarmLevel { None, Half, Most, Over }

/// <param name="Paper">What the pause rests on, for example a letter with its number.</param>
public sealed record ClockPause(DateTimeOffset From, DateTimeOffset? To, string Reason, string Paper);

/// <summary>More time, asked for before the deadline and decided by somebody else. Refused ones are kept.</summary>
/// <param name="Count">In the unit of the term, at most as much as the term itself.</param>
/// <param name="Granted">Null until it is decided.</param>
public sealed record Extension(
    int Count, string Reason, PersonId AskedBy, string AskedByName, DateTimeOffset AskedAt,
    bool? Granted = null, string? DecidedByName = null, DateTimeOffset? DecidedAt = null, string? Answer = null);

/// <summary>
/// One clock: the promise it began with, what held and prolonged it, and the deadline that follows. <see cref="Due"/> and
/// <see cref="AlarmAt"/> are what <see cref="Count"/> last computed; nothing else sets them.
/// </summary>
/// <param name="Due">The deadline of now; <see cref="CivilTime.Never"/> while it is paused. The first one stands in the promise.</param>
/// <param name="Rung">The last alarm that was given.</param>
/// <param name="AlarmAt">When the next one is to be given; null when none is left or the clock stands.</param>
public sealed record TermClock(
    ClockKind Kind, Promise Promise, DateTimeOffset Due, bool Provisional, AlarmLevel Rung, DateTimeOffset? AlarmAt, DateTimeOffset? EndedAt,
    IReadOnlyList<ClockPause> Pauses, IReadOnlyList<Extension> Extensions)
{
    /// <summary>Facts A4: at most two extensions, each of at most the term's own length.</summary>
    public const int MostExtensions = 2;

    public const int HalfPercent = 50;
    public const int MostPercent = 80;

    public static TermClock Start(ClockKind kind, Promise promise, WorkTime time) =>
        new TermClock(kind, promise, promise.Due, Provisional: false, AlarmLevel.None, AlarmAt: null, EndedAt: null, [], []).Count(time);

    public bool Runs => EndedAt is null;

    public bool Paused => Pauses.Any(p => p.To is null);

    public Extension? Asked => Extensions.FirstOrDefault(e => e.Granted is null);

    public TermRun Run => new(
        [new Term(Promise.Count, Promise.Unit), .. Extensions.Where(e => e.Granted is true).Select(e => new Term(e.Count, Promise.Unit))],
        Promise.From, [.. Pauses.Select(p => new Pause(p.From, p.To))], Promise.Counting);

    /// <summary>Counted again: after a pause, an extension, or a change of calendar or office hours.</summary>
    public TermClock Count(WorkTime time)
    {
        var (run, sum) = (Run, Run.Compute(time));
        return this with
        {
            Due = sum.Due,
            Provisional = sum.Provisional,
            AlarmAt = Rung switch
            {
                AlarmLevel.None => run.AlarmAt(HalfPercent, time),
                AlarmLevel.Half => run.AlarmAt(MostPercent, time),
                AlarmLevel.Most when !sum.Stands => sum.Due,
                _ => null,
            },
        };
    }

    /// <summary>Counted by another calendar, other hours or another limit. Of what was told before, only what has still passed counts as told.</summary>
    public TermClock Again(Promise promise, DateTimeOffset now, WorkTime time)
    {
        var again = (this with { Promise = promise }).Count(time);
        if (again.Due == Due && promise == Promise)
        {
            return again;
        }

        again = (again with { Rung = AlarmLevel.None }).Count(time);
        while (again.Rung < Rung && again.AlarmAt is { } at && at <= now)
        {
            again = (again with { Rung = again.Rung + 1 }).Count(time);
        }

        return again;
    }

    /// <summary>Notes that everything up to now was told, and finds the next one. After a longer silence only the last is told.</summary>
    public TermClock Ring(DateTimeOffset now, WorkTime time)
    {
        var rung = this;
        while (rung is { Runs: true, AlarmAt: { } at, Rung: var level } && at <= now)
        {
            rung = (rung with { Rung = level + 1 }).Count(time);
        }

        return rung;
    }

    public TermClock Pause(string reason, string paper, DateTimeOffset now, WorkTime time) =>
        (this with { Pauses = [.. Pauses, new ClockPause(now, To: null, reason, paper)] }).Count(time);

    public TermClock Resume(DateTimeOffset now, WorkTime time) => Ended(now).Count(time);

    /// <summary>Stops it; a pause ends with it. It may be begun again, <c>EndedAt = null</c>, as if it had never stopped.</summary>
    public TermClock End(DateTimeOffset now) => Ended(now) with { EndedAt = now };

    public TermClock Decide(bool granted, string? answer, string byName, DateTimeOffset now, WorkTime time)
    {
        var last = Asked! with { Granted = granted, Answer = answer, DecidedByName = byName, DecidedAt = now };
        var rung = granted ? AlarmLevel.None : Rung; // the longer term warns anew
        return (this with { Extensions = [.. Extensions.Where(e => e.Granted is not null), last], Rung = rung }).Count(time).Silent(now, time);
    }

    // What the longer term has behind it already is not told a second time.
    private TermClock Silent(DateTimeOffset now, WorkTime time) => Ring(now, time);

    private TermClock Ended(DateTimeOffset now) => this with { Pauses = [.. Pauses.Select(p => p.To is null ? p with { To = now } : p)] };
}
