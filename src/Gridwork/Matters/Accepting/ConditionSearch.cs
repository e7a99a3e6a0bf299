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
    /// <summary>A longer text is cut there; nobody types it.</summary>
    public const int Longest = 40;

    // In the order in which results are shown.
    private enum Rank { Same, Begins, Inside, Major, Text }

    public static FoundConditions Find(IReadOnlyList<ClassedCondition> all, string? text, int max)
    {
        var words = Words(text);
        var hits = words.Length == 0 ? [] : all.Select((c, at) => (Found: c, At: at, Rank: RankOf(c, words))).Where(h => h.Rank is not null).ToList();
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

    private static string[] Words(string? text)
    {
        var asked = string.Concat((text ?? "").Take(Longest).Select(Narrow));
        return asked.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    // Letters and digits of full width, as a Chinese keyboard may give them.
    private static char Narrow(char c) => c is >= '\uFF10' and <= '\uFF19' or >= '\uFF21' and <= '\uFF3A' or >= '\uFF41' and <= '\uFF5A' ? (char)(c - 0xFEE0) : c;

    // A condition is as good as the worst of the words.
    private static Rank? RankOf(ClassedCondition c, string[] words)
    {
        var worst = Rank.Same;
        foreach (var word in words)
        {
            if (RankOf(c, word) is not { } rank)
            {
                return null;
            }

            worst = rank > worst ? rank : worst;
        }

        return worst;
    }

    private static Rank? RankOf(ClassedCondition c, string word)
    {
        Rank?[] ranks =
        [
            word.All(char.IsAsciiLetter) ? Where(c.Minor.Initials, word) : null,
            word.Any(char.IsAsciiDigit) ? OfCode(c, word) : null,
            Where(c.Minor.Name, word),
            c.Major.Name.Contains(word, StringComparison.OrdinalIgnoreCase) ? Rank.Major : null,
            c.Condition.Text.Contains(word, StringComparison.OrdinalIgnoreCase) ? Rank.Text : null,
        ];
        return ranks.Min();
    }

    private static Rank? Where(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) switch
    {
        < 0 => null,
        0 => text.Length == word.Length ? Rank.Same : Rank.Begins,
        _ => Rank.Inside,
    };

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
