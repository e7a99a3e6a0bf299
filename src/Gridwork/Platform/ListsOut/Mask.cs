using System.Text.RegularExpressions;

namespace Gridwork.Platform.ListsOut;

/// <summary>
/// Hides in a text what tells one person from all others: identity numbers keep their first six and last four figures, mobile numbers
/// their first three and last four, numbers of bank cards their last four.
/// </summary>
public static partial class Mask
{
    /// <summary>A text in which there is nothing to hide comes back as it is; one that has comes back in half-width figures.</summary>
    public static string Text(string text)
    {
        var plain = string.Concat(text.Select(Half));
        return Numbers().IsMatch(plain) ? Numbers().Replace(plain, Hidden) : text;
    }

    private static char Half(char letter) => letter is (>= '\uFF10' and <= '\uFF19') or '\uFF0B' or '\uFF0D' or '\uFF38' or '\uFF58' ? (char)(letter - 0xFEE0) : letter;

    private static string Hidden(Match found) => found.Groups["head"] is { Success: true } head ? $"{head.Value}****{found.Groups["tail"].Value}"
        : Hide(found.Value, found.Groups["id"].Success ? 6 : 0);

    private static string Hide(string text, int first) => $"{text[..first]}{new string('*', text.Length - first - 4)}{text[^4..]}";

    // An identity number holds a day of birth. A card number cannot be told from the code of a micro-grid: codes stand in columns of their own.
    [GeneratedRegex(
        """
        (?<![0-9A-Za-z])(?:
          (?<id>[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx])
        | (?<head>(?:(?:00|\+)?86[ -]?)?1[3-9][0-9][ -]?)[0-9]{4}(?<tail>[ -]?[0-9]{4})
        | (?<card>[0-9]{16,19})
        )(?![0-9A-Za-z])
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
