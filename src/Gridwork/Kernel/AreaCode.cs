using System.Diagnostics.CodeAnalysis;

namespace Gridwork.Kernel;

/// <summary>
/// A place by its code: 2, 4, 6, 9 and 12 digits are province, city, county, township and village (the statistical
/// division code), 15 a grid and 18 a micro-grid. Whoever's code begins with mine lies inside me.
/// </summary>
public readonly record struct AreaCode
{
    public const int Longest = 18;

    private AreaCode(string value) => Value = value;

    public string Value { get; }

    public AreaCode? Parent => Value.Length switch
    {
        2 => null,
        4 or 6 => new AreaCode(Value[..^2]),
        _ => new AreaCode(Value[..^3]),
    };

    public bool Contains(AreaCode other) => other.Value.StartsWith(Value, StringComparison.Ordinal);

    /// <exception cref="FormatException">The text is no area code.</exception>
    public static AreaCode Of(string text) => TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is no area code.");

    public static bool TryParse([NotNullWhen(true)] string? text, out AreaCode code)
    {
        var ok = text is { Length: 2 or 4 or 6 or 9 or 12 or 15 or Longest } && text.All(char.IsAsciiDigit);
        code = ok ? new AreaCode(text!) : default;
        return ok;
    }

    /// <summary>The last code that lies inside: every code of mine is between me and it.</summary>
    public AreaCode Last => new(Value.PadRight(Longest, '9'));

    // The two that a scope needs; the database compares the column in the same order.
    public static bool operator >=(AreaCode a, AreaCode b) => string.CompareOrdinal(a.Value, b.Value) >= 0;

    public static bool operator <=(AreaCode a, AreaCode b) => string.CompareOrdinal(a.Value, b.Value) <= 0;

    public override string ToString() => Value;
}
