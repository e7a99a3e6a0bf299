using System.Runtime.InteropServices;

namespace Gridwork.Kernel.Calendar;

/// <summary>Time that does not count, half-open; without an end while it lasts.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Pause(DateTimeOffset From, DateTimeOffset? To = null);

/// <summary>Pauses in order and without overlap, in ticks of civil time.</summary>
internal sealed class Pauses
{
    public const long Open = long.MaxValue;

    private static readonly Pauses None = new([]);

    private readonly (long From, long To)[] _spans;

    private Pauses((long From, long To)[] spans) => _spans = spans;

    public static Pauses Of(IReadOnlyList<Pause>? pauses)
    {
        if (pauses is not { Count: > 0 })
        {
            return None;
        }

        // Sorted by insertion: they are few, and mostly in order.
        var spans = new (long From, long To)[pauses.Count];
        for (var i = 0; i < spans.Length; i++)
        {
            var span = (From: CivilTime.Ticks(pauses[i].From), To: pauses[i].To is { } to ? CivilTime.Ticks(to) : Open);
            var at = i;
            for (; at > 0 && spans[at - 1].From > span.From; at--)
            {
                spans[at] = spans[at - 1];
            }

            spans[at] = span;
        }

        return new Pauses(Joined(spans));
    }

    private static (long From, long To)[] Joined((long From, long To)[] spans)
    {
        var kept = 0;
        foreach (var span in spans)
        {
            if (kept > 0 && span.From <= spans[kept - 1].To)
            {
                spans[kept - 1].To = Math.Max(spans[kept - 1].To, span.To);
            }
            else if (span.From < span.To)
            {
                spans[kept++] = span;
            }
        }

        return kept == spans.Length ? spans : spans[..kept];
    }

    /// <summary>The tick at which <paramref name="amount"/> has passed since <paramref name="start"/>; null while a pause holds it back without end.</summary>
    public long? Reach(Measure measure, long start, long amount)
    {
        var (now, left) = (start, amount);
        foreach (var (from, to) in _spans)
        {
            if (to <= start)
            {
                continue;
            }

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

    public long Lost(Measure measure, long from, long to)
    {
        var lost = 0L;
        foreach (var span in _spans)
        {
            if (span.From < to && span.To > from)
            {
                lost += measure.At(Math.Min(span.To, to)) - measure.At(Math.Max(span.From, from));
            }
        }

        return lost;
    }

    /// <summary>Where the pause without end begins.</summary>
    public long? OpenFrom => _spans is [.., (var from, Open)] ? from : null;
}
