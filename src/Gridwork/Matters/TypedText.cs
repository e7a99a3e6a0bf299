using System.Buffers;
using System.Globalization;
using Gridwork.Kernel;

namespace Gridwork.Matters;

/// <summary>What a person typed, as it is kept: trimmed, one kind of line end, nothing that cannot be shown, not longer than allowed.</summary>
internal static class TypedText
{
    public const int Most = 4000;

    // Full stop, exclamation, question and semicolon, of full and half width.
    private static readonly SearchValues<char> Stops = SearchValues.Create("\u3002\uFF01\uFF1F\uFF1B\n!?");

    public static Result<string> Required(string? typed, string field, int most = Most) =>
        string.IsNullOrWhiteSpace(typed) ? new TextMissing(field) : Read(typed, field, most);

    public static Result<string> Optional(string? typed, string field, int most = Most) => Read(typed ?? "", field, most);

    /// <summary>Text that must tell what was done: four letters or more, and none of the phrases that only say that something was.</summary>
    public static Result<string> Telling(string? typed, string field, IReadOnlySet<string> hollow, int most = Most)
    {
        var read = Required(typed, field, most);
        if (!read.Ok)
        {
            return read;
        }

        var bare = string.Concat(read.Value.Where(char.IsLetterOrDigit));
        return bare.Length < 4 || hollow.Contains(bare) ? new SaysNothing(field) : read;
    }

    private static Result<string> Read(string typed, string field, int most)
    {
        var text = typed.ReplaceLineEndings("\n").Trim();
        return text.Any(Unshowable) || HasHalfCharacter(text) ? new TextUnreadable(field)
            : text.Length > most ? new TextTooLong(field, most, text.Length)
            : text;
    }

    // Control characters, and the invisible ones that turn the direction of the text around them.
    private static bool Unshowable(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF';

    private static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first sentence, for lists.</summary>
    public static string Title(string text)
    {
        const int most = 40;
        var end = text.AsSpan().IndexOfAny(Stops);
        var first = (end > 0 ? text[..end] : text).Trim();
        var elements = StringInfo.ParseCombiningCharacters(first);
        return elements.Length <= most ? first : first[..elements[most]] + "…";
    }
}
