using System.Runtime.InteropServices;

namespace Gridwork.Kernel.Calendar;

/// <summary>Time that does not count, half-open; without an end while it lasts.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Pause(DateTimeOffset From, DateTimeOffset? To = null);

/// <summary>Pauses in order and without overlap, in ticks of civil time.</summary>
internal sealed class Pauses
{
    public const long Open = long.MaxValue;

    private readonly List<(long From, long To)> _spans = [];

    private Pauses(IEnumerable<(long From, long To)> spans)
    {
        foreach (var span in spans.Where(s => s.From < s.To).OrderBy(s => s.From))
        {
            if (_spans.Count > 0 && span.From <= _spans[^1].To)
            {
                _spans[^1] = (_spans[^1].From, Math.Max(_spans[^1].To, span.To));
            }
            else
            {
                _spans.Add(span);
            }
        }
    }

    public static Pauses Of(IReadOnlyList<Pause>? pauses) =>
        new((pauses ?? []).Select(p => (CivilTime.Ticks(p.From), p.To is { } to ? CivilTime.Ticks(to) : Open)));

    /// <summary>
    /// The same in whole days: a day is lost when the term stands at its 24:00. So a pause costs as many days as it spans
    /// midnights, and two pauses that touch cost no more than one.
    /// </summary>
    public Pauses WholeDays() => new(_spans.Select(s => (Midnight(s.From), s.To == Open ? Open : Midnight(s.To))));

    /// <summary>The tick at which <paramref name="amount"/> has passed since <paramref name="start"/>; null while a pause holds it back without end.</summary>
    public long? Reach(Measure measure, long start, long amount)
    {
        var (now, left) = (start, amount);
        foreach (var (from, to) in _spans.Where(s => s.To > start))
        {
            var passed = measure.At(Math.Max(from, now)) - measure.At(now);
            if (passed >= left)
            {
                break;
            }

            if (to == Open)
            {
                return null;
            }

            (now, left) = (to, left - passed);
        }

        return measure.Reach(measure.At(now) + left);
    }

    /// <summary>What passed between two ticks, without what passed during pauses.</summary>
    public long Passed(Measure measure, long from, long to) => measure.At(to) - measure.At(from) - Lost(measure, from, to);

    public long Lost(Measure measure, long from, long to) => _spans.Where(s => s.From < to && s.To > from)
        .Sum(s => measure.At(Math.Min(s.To, to)) - measure.At(Math.Max(s.From, from)));

    /// <summary>Where the pause without end begins.</summary>
    public long? OpenFrom => _spans is [.., (var from, Open)] ? from : null;

    private static long Midnight(long ticks) => ticks - (ticks % TimeSpan.TicksPerDay);
}
