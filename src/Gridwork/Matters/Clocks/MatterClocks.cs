using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;

namespace Gridwork.Matters.Clocks;

/// <summary>The clocks of one matter, in the order in which they began. A value: every change gives a new one.</summary>
public sealed record MatterClocks(IReadOnlyList<TermClock> All)
{
    public static readonly MatterClocks None = new([]);

    /// <summary>The last one of its kind, running or ended.</summary>
    public TermClock? Of(ClockKind kind) => All.LastOrDefault(c => c.Kind == kind);

    public MatterClocks Start(TermClock clock) => new([.. All, clock]);

    public MatterClocks Change(ClockKind kind, Func<TermClock, TermClock> change)
    {
        var last = Of(kind);
        return new([.. All.Select(c => ReferenceEquals(c, last) ? change(c) : c)]);
    }

    /// <summary>Takes the last of its kind away, as if it had not begun.</summary>
    public MatterClocks Drop(ClockKind kind)
    {
        var last = Of(kind);
        return new([.. All.Where(c => !ReferenceEquals(c, last))]);
    }

    public MatterClocks End(ClockKind kind, DateTimeOffset now) => Change(kind, c => c.Runs ? c.End(now) : c);

    public MatterClocks EndAll(DateTimeOffset now) => new([.. All.Select(c => c.Runs ? c.End(now) : c)]);

    /// <summary>The last of its kind goes on as if it had never stopped, and its alarms with it.</summary>
    public MatterClocks GoOn(ClockKind kind, DateTimeOffset now, WorkTime time) => Change(kind, c => (c with { EndedAt = null }).Again(c.Promise, now, time));

    /// <summary>Gives the alarms that are due, and says which clocks gave one.</summary>
    public (MatterClocks Rung, IReadOnlyList<TermClock> Told) Ring(DateTimeOffset now, WorkTime time)
    {
        var rung = new MatterClocks([.. All.Select(c => c.Ring(now, time))]);
        return (rung, [.. rung.All.Zip(All).Where(two => two.First.Rung != two.Second.Rung).Select(two => two.First)]);
    }

    /// <summary>Every running clock counted by what holds now, and those whose deadline is another or that fell away.</summary>
    public (MatterClocks Next, IReadOnlyList<(TermClock Old, TermClock? New)> Moved) Again(Timing timing, DateTimeOffset now)
    {
        var counted = All.Select(c => (Old: c, New: c.Runs ? timing.Again(c, now) : c)).ToList();
        return (new MatterClocks([.. counted.Select(two => two.New).OfType<TermClock>()]), [.. counted.Where(two => two.Old.Due != two.New?.Due)]);
    }

    /// <summary>The nearest deadline that runs; <see cref="Matter.Never"/> for none.</summary>
    public DateTimeOffset NextDue => Nearest(c => c.Due == CivilTime.Never ? null : c.Due);

    public DateTimeOffset NextAlarm => Nearest(c => c.AlarmAt);

    private DateTimeOffset Nearest(Func<TermClock, DateTimeOffset?> moment) => All.Where(c => c.Runs).Select(moment).Min() ?? Matter.Never;
}
