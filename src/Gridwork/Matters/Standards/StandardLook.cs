using Gridwork.Platform.Tables;

namespace Gridwork.Matters.Standards;

/// <summary>What a table holds and what it would change, before anybody decides.</summary>
/// <param name="UnreadLimits">Conditions whose limit keeps its text and has no term.</param>
/// <param name="NoInitials">Classes that are found by words and code only.</param>
public sealed record StandardLook(
    ClassKind Kind, DateOnly From, int Rows, IReadOnlyList<MajorClass> Majors, IReadOnlyList<BadRow> Bad, StandardDifference Difference, int UnreadLimits, int NoInitials);

/// <summary>By code: the same words keep theirs.</summary>
public sealed record StandardDifference(
    IReadOnlyList<ClassedCondition> Added, IReadOnlyList<ClassedCondition> Removed, IReadOnlyList<(ClassedCondition Before, ClassedCondition After)> Changed)
{
    public static StandardDifference Of(IEnumerable<MajorClass> before, IEnumerable<MajorClass> after)
    {
        var (old, next) = (ByCode(before), ByCode(after));
        return new(
            [.. next.Values.Where(c => !old.ContainsKey(c.Code))],
            [.. old.Values.Where(c => !next.ContainsKey(c.Code))],
            [.. next.Values.Where(c => old.TryGetValue(c.Code, out var was) && Line(was) != Line(c)).Select(c => (old[c.Code], c))]);
    }

    private static (FilingCondition Condition, string Major, string Minor, string Handling, string Authority) Line(ClassedCondition c) =>
        (c.Condition, c.Major.Name, c.Minor.Name, c.Minor.Handling, c.Minor.Authority);

    private static Dictionary<string, ClassedCondition> ByCode(IEnumerable<MajorClass> majors) => (
        from major in majors
        from minor in major.Minors
        from condition in minor.Conditions
        select new ClassedCondition(major, minor, condition)).ToDictionary(c => c.Code, StringComparer.Ordinal);
}
