namespace Gridwork.Matters.DutyLists;

/// <summary>The duties found, the best first; and how many more there are.</summary>
public sealed record FoundDuties(IReadOnlyList<DutyItem> Items, int More);

/// <summary>Finds duties by parts of their words, by their pinyin initials, by whoever leads or owns them, or by code. Several words must all be found.</summary>
public static class DutySearch
{
    public static FoundDuties Find(IReadOnlyList<DutyItem> all, string? text, int max)
    {
        var words = FindWords.Of(text);
        var hits = words.Length == 0 ? [] : all.Select((item, at) => (Item: item, At: at, Rank: FindWords.Worst(words, word => RankOf(item, word))))
            .Where(h => h.Rank is not null).OrderBy(h => h.Rank).ThenBy(h => h.At).Select(h => h.Item).ToList();
        return new([.. hits.Take(max)], Math.Max(0, hits.Count - max));
    }

    private static FindWords.Rank? RankOf(DutyItem item, string word)
    {
        FindWords.Rank?[] ranks =
        [
            word.All(char.IsAsciiLetter) ? FindWords.Where(item.Initials, word) : null,
            item.Code.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? FindWords.Where(item.Code, word) : null,
            FindWords.Where(item.Name, word),
            $"{item.Lead}\n{item.Support}\n{item.Owner}\n{item.LegalBasis}".Contains(word, StringComparison.OrdinalIgnoreCase) ? FindWords.Rank.Text : null,
        ];
        return ranks.Min();
    }
}
