using System.Globalization;
using System.Text;

namespace Gridwork.Kernel;

/// <summary>
/// How texts are taken apart, to compare them and to find them: pairs of neighbouring characters in Chinese, whole words and numbers elsewhere.
/// Long numbers are left out: telephones and papers are nobody's likeness, and nobody is found by them.
/// </summary>
public static class Bigrams
{
    public const int LongestNumber = 6;

    private enum Kind { Between, Character, Word, Number }

    /// <summary>Full width and half, large letters and small are one.</summary>
    public static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>Each with the place where it stands in the plain text.</summary>
    public static IEnumerable<(string Says, int At)> Of(string text)
    {
        var plain = Plain(text);
        foreach (var (at, end, kind) in Runs(plain))
        {
            switch (kind)
            {
                case Kind.Character:
                    for (var pair = at; pair + 1 < end; pair++)
                    {
                        yield return (plain.Substring(pair, 2), pair);
                    }

                    break;
                case Kind.Word:
                    yield return (plain[at..end], at);
                    break;
                case Kind.Number when end - at <= LongestNumber:
                    yield return (plain[at..end], at);
                    break;
            }
        }
    }

    /// <summary>As few as say all of a word: every other pair of characters, and the last. Whoever looks by them asks the text itself too.</summary>
    public static IEnumerable<string> Cover(string word)
    {
        var (all, covered) = (Of(word).ToList(), 0);
        for (var i = 0; i < all.Count; i++)
        {
            var (says, at) = all[i];
            if (at >= covered || i == all.Count - 1 || all[i + 1].At != at + 1)
            {
                covered = at + says.Length;
                yield return says;
            }
        }
    }

    /// <summary>What stands between blanks and marks, in its order.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var plain = Plain(text);
        return string.Concat(Runs(plain).Select(run => run.Kind is Kind.Between ? " " : plain[run.At..run.End])).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Whether a number stands in it that is too long to be looked for.</summary>
    public static bool HasLongNumber(string text) => Runs(Plain(text)).Any(run => run.Kind is Kind.Number && run.End - run.At > LongestNumber);

    private static IEnumerable<(int At, int End, Kind Kind)> Runs(string plain)
    {
        for (var at = 0; at < plain.Length;)
        {
            var (end, kind) = (at, KindOf(plain[at]));
            while (end < plain.Length && KindOf(plain[end]) == kind)
            {
                end++;
            }

            yield return (at, end, kind);
            at = end;
        }
    }

    private static Kind KindOf(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.OtherLetter => Kind.Character,
        UnicodeCategory.DecimalDigitNumber => Kind.Number,
        _ when char.IsLetter(c) => Kind.Word,
        _ => Kind.Between,
    };
}
