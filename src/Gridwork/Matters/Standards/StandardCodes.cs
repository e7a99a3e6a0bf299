using System.Globalization;

namespace Gridwork.Matters.Standards;

/// <summary>Gives each condition its code: the one the same words had before in their class, otherwise the next number that no words there had.</summary>
internal static class StandardCodes
{
    // The nearest first: the same row, the same words with another limit, the same occasion.
    private static readonly Func<FilingCondition, object>[] Likeness = [c => (c.Text, c.Closing, c.Limit), c => (c.Text, c.Closing), c => c.Text];

    public static IReadOnlyList<MajorClass> Give(IReadOnlyList<MajorClass> majors, IReadOnlyList<MajorClass> before)
    {
        var known = before.SelectMany(m => m.Minors).ToDictionary(m => m.Code, m => m.Conditions, StringComparer.Ordinal);
        return [.. majors.Select(major => major with { Minors = [.. major.Minors.Select(minor => minor with { Conditions = Give(minor, known.GetValueOrDefault(minor.Code) ?? []) })] })];
    }

    private static List<FilingCondition> Give(MinorClass minor, IReadOnlyList<FilingCondition> before)
    {
        var codes = new string?[minor.Conditions.Count];
        var left = before.ToList();
        foreach (var like in Likeness)
        {
            for (var i = 0; i < codes.Length; i++)
            {
                if (codes[i] is null && left.Find(b => like(b).Equals(like(minor.Conditions[i]))) is { } same)
                {
                    codes[i] = same.Code;
                    left.Remove(same);
                }
            }
        }

        var last = before.Select(b => int.Parse(b.Code[(b.Code.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
        return [.. minor.Conditions.Select((c, i) => c with { Code = codes[i] ?? string.Create(CultureInfo.InvariantCulture, $"{minor.Code}-{++last}") })];
    }
}
