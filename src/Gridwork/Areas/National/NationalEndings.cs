namespace Gridwork.Areas.National;

/// <summary>Endings that people leave out: a committee, then the kind of place. Two characters always stay.</summary>
internal sealed class NationalEndings
{
    private readonly Dictionary<char, string[]> _endings;
    private readonly HashSet<string> _virtual;

    public NationalEndings()
    {
        var file = ShippedFacts.Read<File>("divisions/suffixes.json");
        _endings = file.Endings.GroupBy(e => e[^1]).ToDictionary(g => g.Key, g => g.OrderByDescending(e => e.Length).ToArray());
        _virtual = file.Virtual.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Names that only fill a level of the code.</summary>
    public IReadOnlySet<string> Virtual => _virtual;

    public bool IsVirtual(ReadOnlySpan<char> name) => _virtual.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    /// <summary>How much of the name is left.</summary>
    public int Kept(ReadOnlySpan<char> name)
    {
        var once = Cut(name);
        return Cut(name[..once]);
    }

    private int Cut(ReadOnlySpan<char> name)
    {
        if (name.Length > 2 && _endings.TryGetValue(name[^1], out var endings))
        {
            foreach (var ending in endings)
            {
                if (name.Length >= ending.Length + 2 && name.EndsWith(ending, StringComparison.Ordinal))
                {
                    return name.Length - ending.Length;
                }
            }
        }

        return name.Length;
    }

    private sealed record File(string[] Endings, string[] Virtual);
}
