using System.Text;
using Gridwork.Areas.National;

namespace Gridwork.Matters.Standards;

/// <summary>
/// The pinyin initials of a class's name, by the letters of the national list's names and of the shipped classes. Empty when a character is in neither:
/// such a class is found by its words and its code only.
/// </summary>
internal sealed class NameInitials
{
    private readonly Lazy<Dictionary<Rune, char>> letters;
    private readonly Dictionary<string, string> shipped;

    public NameInitials(CaseStandard standard)
    {
        shipped = standard.Majors.SelectMany(m => m.Minors).GroupBy(m => m.Name, StringComparer.Ordinal).ToDictionary(m => m.Key, m => m.First().Initials, StringComparer.Ordinal);
        letters = new(() => Letters(shipped));
    }

    public string Of(string name)
    {
        if (shipped.TryGetValue(name, out var known))
        {
            return known;
        }

        var spoken = Spoken(name).Select(rune => rune.IsAscii ? char.ToLowerInvariant((char)rune.Value) : letters.Value.GetValueOrDefault(rune)).ToArray();
        return spoken.Contains('\0') ? "" : new string(spoken);
    }

    private static Dictionary<Rune, char> Letters(Dictionary<string, string> shipped)
    {
        var known = NationalFile.Initials().ToDictionary(e => e.Key, e => (char)e.Value);
        foreach (var (name, initials) in shipped)
        {
            var spoken = Spoken(name).ToList();
            foreach (var (rune, letter) in spoken.Count == initials.Length ? spoken.Zip(initials) : [])
            {
                known.TryAdd(rune, letter);
            }
        }

        return known;
    }

    private static IEnumerable<Rune> Spoken(string name) => name.EnumerateRunes().Where(Rune.IsLetterOrDigit);
}
