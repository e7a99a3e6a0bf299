namespace Gridwork.Matters;

/// <summary>How what is typed to find something is read, whatever is looked for.</summary>
internal static class FindWords
{
    /// <summary>A longer text is cut there; nobody types it.</summary>
    public const int Longest = 40;

    /// <summary>In the order in which results are shown.</summary>
    internal enum Rank { Same, Begins, Inside, Major, Text }

    public static string[] Of(string? text) =>
        string.Concat((text ?? "").Take(Longest).Select(Narrow)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static Rank? Where(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) switch
    {
        < 0 => null,
        0 => text.Length == word.Length ? Rank.Same : Rank.Begins,
        _ => Rank.Inside,
    };

    /// <summary>Something found by several words is as good as the worst of them; null when one is missing.</summary>
    public static Rank? Worst(string[] words, Func<string, Rank?> rankOf)
    {
        var worst = Rank.Same;
        foreach (var word in words)
        {
            if (rankOf(word) is not { } rank)
            {
                return null;
            }

            worst = rank > worst ? rank : worst;
        }

        return worst;
    }

    // Letters and digits of full width, as a Chinese keyboard may give them.
    private static char Narrow(char c) => c is >= '\uFF10' and <= '\uFF19' or >= '\uFF21' and <= '\uFF3A' or >= '\uFF41' and <= '\uFF5A' ? (char)(c - 0xFEE0) : c;
}
