using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Gridwork.Kernel.Calendar;

/// <summary>The shape of <c>data/calendar/terms.json</c>.</summary>
internal sealed record TermNamesFile(IReadOnlyDictionary<string, IReadOnlyList<string>> Units, IReadOnlyList<string> Undecided);

/// <summary>Reads a written term. The names of the units are data; what is in neither list is refused, never guessed.</summary>
public sealed class TermNames
{
    private const int LongestShown = 40;

    private readonly Dictionary<string, TermUnit> _units;
    private readonly HashSet<string> _undecided;

    private TermNames(TermNamesFile file)
    {
        _units = file.Units.SelectMany(u => u.Value.Select(name => (name, unit: Enum.Parse<TermUnit>(u.Key))))
            .ToDictionary(u => u.name, u => u.unit, StringComparer.OrdinalIgnoreCase);
        _undecided = new(file.Undecided, StringComparer.OrdinalIgnoreCase);
    }

    /// <exception cref="JsonException">The file is not a list of names.</exception>
    public static TermNames Parse(Stream json) =>
        new(JsonSerializer.Deserialize(json, CalendarJson.Default.TermNamesFile) ?? throw new JsonException("The list is empty."));

    public Result<Term> Read(string? text)
    {
        var plain = Plain(text ?? "");
        var number = string.Concat(plain.TakeWhile(char.IsAsciiDigit));
        var unit = plain[number.Length..].Trim();
        if (number.Length == 0 || unit.Length == 0)
        {
            return new TermUnreadable(Shown(plain));
        }

        if (_undecided.Contains(unit))
        {
            return new TermUnitUndecided(unit);
        }

        if (!_units.TryGetValue(unit, out var known))
        {
            return new TermUnreadable(Shown(plain));
        }

        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= Term.Most
            ? new Term(count, known)
            : new TermOutOfRange(Shown(number));
    }

    // Full-width digits and blanks become plain ones; runs of blanks become one. Half a surrogate cannot be normalized.
    private static string Plain(string text)
    {
        var whole = string.Concat(text.EnumerateRunes().Select(r => r.ToString()));
        return string.Join(' ', whole.Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Shown(string text)
    {
        var clean = string.Concat(text.EnumerateRunes().Take(LongestShown + 1).Select(r => Rune.IsControl(r) ? "\uFFFD" : r.ToString()));
        return clean.EnumerateRunes().Count() > LongestShown ? string.Concat(clean.EnumerateRunes().Take(LongestShown)) + "…" : clean;
    }
}
