using Rank = Gridwork.Matters.FindWords.Rank;

namespace Gridwork.Matters.Accepting;

/// <summary>The conditions found, by minor class, the best first; and how many more there are.</summary>
public sealed record FoundConditions(IReadOnlyList<FoundConditions.Group> Groups, int More)
{
    public sealed record Group(MajorClass Major, MinorClass Minor, IReadOnlyList<FilingCondition> Conditions);

    public int Count => Groups.Sum(g => g.Conditions.Count);
}

/// <summary>
/// Finds filing conditions by parts of their words, by the pinyin initials of the minor class, or by code (<c>01-36</c>, <c>0136</c>, <c>36</c>).
/// Several words must all be found, each in a way of its own.
/// </summary>
public static class ConditionSearch
{
    public const int Longest = FindWords.Longest;

    public static FoundConditions Find(IReadOnlyList<ClassedCondition> all, string? text, int max)
    {
        var words = FindWords.Of(text);
        var hits = words.Length == 0 ? [] : all.Select((c, at) => (Found: c, At: at, Rank: FindWords.Worst(words, word => RankOf(c, word)))).Where(h => h.Rank is not null).ToList();
        var groups = hits.GroupBy(h => h.Found.Minor)
            .OrderBy(g => g.Min(h => h.Rank)).ThenBy(g => g.First().At)
            .Select(g => new FoundConditions.Group(g.First().Found.Major, g.Key, [.. g.Select(h => h.Found.Condition)]));
        return UpTo(max, groups, hits.Count);
    }

    // A minor class is not torn apart: the last one may go over the limit.
    private static FoundConditions UpTo(int max, IEnumerable<FoundConditions.Group> groups, int all)
    {
        List<FoundConditions.Group> shown = [];
        var count = 0;
        foreach (var group in groups)
        {
            if (count >= max)
            {
                break;
            }

            shown.Add(group);
            count += group.Conditions.Count;
        }

        return new(shown, all - count);
    }

    private static Rank? RankOf(ClassedCondition c, string word)
    {
        Rank?[] ranks =
        [
            word.All(char.IsAsciiLetter) ? FindWords.Where(c.Minor.Initials, word) : null,
            word.Any(char.IsAsciiDigit) ? OfCode(c, word) : null,
            FindWords.Where(c.Minor.Name, word),
            c.Major.Name.Contains(word, StringComparison.OrdinalIgnoreCase) ? Rank.Major : null,
            c.Condition.Text.Contains(word, StringComparison.OrdinalIgnoreCase) ? Rank.Text : null,
        ];
        return ranks.Min();
    }

    // The whole code from its beginning, or the minor class's own part of it; dashes may be left out.
    private static Rank? OfCode(ClassedCondition c, string word)
    {
        var typed = word.Replace("-", "", StringComparison.Ordinal);
        var code = c.Code.Replace("-", "", StringComparison.Ordinal);
        return code.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? code.Length == typed.Length ? Rank.Same : Rank.Begins
            : code[c.Major.Code.Length..].StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? Rank.Inside
            : null;
    }
}
