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

    /// <summary>The nearest deadline that runs; <see cref="Matter.Never"/> for none.</summary>
    public DateTimeOffset NextDue => Nearest(c => c.Due == CivilTime.Never ? null : c.Due);

    public DateTimeOffset NextAlarm => Nearest(c => c.AlarmAt);

    private DateTimeOffset Nearest(Func<TermClock, DateTimeOffset?> moment) => All.Where(c => c.Runs).Select(moment).Min() ?? Matter.Never;
}
