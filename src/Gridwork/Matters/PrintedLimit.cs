using System.Globalization;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Terms;

namespace Gridwork.Matters;

/// <summary>
/// A limit as a table prints it, <c>15天</c>: a count, a unit as printed, and the term as the site counts that unit.
/// What is not exactly that keeps its text and has no term; nobody guesses one.
/// </summary>
public sealed record PrintedLimit
{
    private PrintedLimit(string text, Term? term) => (Text, Term) = (text, term);

    public string Text { get; }

    /// <summary>Null when the text is not understood.</summary>
    public Term? Term { get; }

    public static PrintedLimit Read(string text, UnitMapping counted)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        return int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is >= 1 and <= Kernel.Calendar.Term.Most
            && counted.Of(text[digits..].Trim()) is { } unit
                ? new(text, new Term(count, unit))
                : new(text, null);
    }
}
