using Gridwork.Kernel;

namespace Gridwork.Areas;

/// <summary>Which codes followed which, in memory: a few thousand pairs at most, and none on most sites.</summary>
internal sealed class Lineage
{
    private const int AtOnce = 100;

    private readonly ILookup<AreaCode, Succession> _heirs;

    // Short codes first: whatever lies inside one that is in already needs no asking.
    private readonly Succession[] _all;

    public Lineage(IEnumerable<Succession> all)
    {
        _all = [.. all.OrderBy(s => s.Old.Value.Length).ThenBy(s => s.Old.Value, StringComparer.Ordinal)];
        _heirs = _all.OrderBy(s => s.Nr).ToLookup(s => s.Old);
    }

    public static Lineage None { get; } = new([]);

    /// <summary>The places that are followed by others: what is open there has to move.</summary>
    public IEnumerable<AreaScope> Left => InLots([.. _all.Select(s => s.Old)]);

    public bool Any => _all.Length > 0;

    /// <summary>Places with all that lies inside them, no more at once than a query may name.</summary>
    public static IEnumerable<AreaScope> InLots(HashSet<AreaCode> places) =>
        places.Where(p => !Above(p).Any(places.Contains)).OrderBy(p => p.Value, StringComparer.Ordinal).Chunk(AtOnce).Select(lot => new AreaScope(lot));

    /// <summary>Those that followed it, the main one first; none while it stands.</summary>
    public IEnumerable<Succession> HeirsOf(AreaCode code) => _heirs[code];

    /// <summary>Where what lay there lies now, by the main line; the code itself where nothing followed it.</summary>
    public AreaCode Now(AreaCode code)
    {
        // Codes are given once, so no line comes back to where it began.
        while (Next(code).FirstOrDefault() is { } next)
        {
            code = next.New;
        }

        return code;
    }

    /// <summary>Every code that one of its lines ends in.</summary>
    public IEnumerable<AreaCode> AllNow(AreaCode code) => Next(code) is { Count: > 0 } next ? next.SelectMany(s => AllNow(s.New)).Distinct() : [code];

    /// <summary>It and the places that what lies inside it came from, so that old matters stay found under the boundary of their day.</summary>
    public IEnumerable<AreaCode> WithForebears(AreaCode code)
    {
        List<AreaCode> found = [code];
        for (var known = 0; known < found.Count;)
        {
            known = found.Count;
            foreach (var step in _all)
            {
                if (found.Exists(f => f.Contains(step.New)) && !found.Exists(f => f.Contains(step.Old)))
                {
                    found.Add(step.Old);
                }
            }
        }

        return found;
    }

    // What had ended before the place around it did has no line of its own, and goes where that went.
    private List<Succession> Next(AreaCode code) => Above(code).Prepend(code).Select(c => _heirs[c].ToList()).FirstOrDefault(next => next.Count > 0) ?? [];

    private static IEnumerable<AreaCode> Above(AreaCode code)
    {
        for (var at = code.Parent; at is { } here; at = here.Parent)
        {
            yield return here;
        }
    }
}
