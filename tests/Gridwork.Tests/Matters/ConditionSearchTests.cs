using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Gridwork.Matters;
using Gridwork.Matters.Accepting;

namespace Gridwork.Tests.Matters;

public sealed class ConditionSearchTests
{
    private static readonly IReadOnlyList<ClassedCondition> All = CaseStandard.Load().Conditions;

    [Fact]
    public void Every_condition_is_found_in_three_keystrokes() =>
        Assert.All(All, c => Assert.True(ThreeKeys(c.Minor).Any(typed => Shown(typed).Take(10).Any(g => g.Conditions.Contains(c.Condition))), $"{c.Code} {c.Minor.Initials}"));

    [Fact]
    public void Every_condition_is_found_by_its_code_its_class_and_its_initials()
    {
        Assert.All(All, c => Assert.Equal(c.Condition, Assert.Single(Assert.Single(Shown(c.Code)).Conditions)));
        Assert.All(All, c => Assert.Same(c.Minor, Assert.Single(Shown(c.Minor.Code)).Minor));
        Assert.All(All, c => Assert.Contains(c.Minor, Shown(c.Minor.Initials).TakeWhile(g => g.Minor.Initials == c.Minor.Initials).Select(g => g.Minor)));
        Assert.All(All, c => Assert.Equal(c.Minor.Name, Shown(c.Minor.Name)[0].Minor.Name));
    }

    [Theory]
    [InlineData("ldw", "01-36"), InlineData("乱堆", "01-36"), InlineData("0136", "01-36"), InlineData("０１-３６", "01-36"), InlineData("LDWDL", "01-36")]
    [InlineData("b01", "B01-01"), InlineData("井盖 缺失", "B01-01"), InlineData("jg 高低差", "B01-01"), InlineData("xds", "B04-02")]
    public void The_best_comes_first(string typed, string minor) => Assert.Equal(minor, Shown(typed)[0].Minor.Code);

    [Theory]
    [InlineData(null), InlineData(""), InlineData(" \u3000 "), InlineData("qqq"), InlineData("01-36-1x"), InlineData("-"), InlineData("井盖 qqq")]
    public void What_nothing_says_finds_nothing(string? typed) => Assert.Equal((0, 0), (Shown(typed).Count, ConditionSearch.Find(All, typed, 30).More));

    [Fact]
    public void What_does_not_fit_is_counted_and_no_class_is_torn_apart()
    {
        var found = ConditionSearch.Find(All, "破损", 30);

        Assert.InRange(found.Count, 30, 40);
        Assert.Equal(Slow(["破损"]).Count, found.Count + found.More);
    }

    [Property(Arbitrary = [typeof(TypedWords)], MaxTest = 300)]
    public void The_slow_search_finds_the_same(string[] words)
    {
        var found = ConditionSearch.Find(All, string.Join(' ', words), int.MaxValue);

        Assert.Equal(Slow(words), found.Groups.SelectMany(g => g.Conditions).Select(c => c.Code).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(found.Groups.Count, found.Groups.Select(g => g.Minor).Distinct().Count());
    }

    private static IReadOnlyList<FoundConditions.Group> Shown(string? typed) => ConditionSearch.Find(All, typed, 30).Groups;

    private static IEnumerable<string> ThreeKeys(MinorClass minor) =>
        Enumerable.Range(0, minor.Initials.Length).Select(at => minor.Initials[at..Math.Min(minor.Initials.Length, at + 3)])
            .Append(minor.Code[^2..]).Append(minor.Code.Replace("-", "", StringComparison.Ordinal)[..3]);

    // Each word in one of the senses: words, initials, code.
    private static HashSet<string> Slow(string[] words) =>
        [.. All.Where(c => words.Length > 0 && words.All(w => Says(c, w) || Reads(c, w) || Counts(c, w))).Select(c => c.Code)];

    private static bool Says(ClassedCondition c, string word) => $"{c.Minor.Name}\n{c.Major.Name}\n{c.Condition.Text}".ToUpperInvariant().Contains(word.ToUpperInvariant(), StringComparison.Ordinal);

    private static bool Reads(ClassedCondition c, string word) => word.All(char.IsAsciiLetter) && c.Minor.Initials.Contains(word.ToLowerInvariant(), StringComparison.Ordinal);

    private static bool Counts(ClassedCondition c, string word) =>
        word.Any(char.IsAsciiDigit) && new[] { c.Code, c.Code[(c.Major.Code.Length + 1)..] }
            .Any(code => code.Replace("-", "", StringComparison.Ordinal).StartsWith(word.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant(), StringComparison.Ordinal));

    /// <summary>One or two words cut out of what conditions say, or any letters.</summary>
    private static class TypedWords
    {
        public static Arbitrary<string[]> Words() => Gen.Choose(1, 2).SelectMany(n => Gen.ArrayOf(Word(), n)).ToArbitrary();

        private static Gen<string> Word() =>
            from c in Gen.Elements(All.AsEnumerable())
            from whole in Gen.Elements(c.Minor.Name, c.Minor.Initials, c.Minor.Initials.ToUpperInvariant(), c.Code, c.Code.Replace("-", "", StringComparison.Ordinal), c.Major.Name, c.Condition.Text, "zzq", "7")
            from at in Gen.Choose(0, whole.Length - 1)
            from length in Gen.Choose(1, 4)
            let word = whole.Substring(at, Math.Min(length, whole.Length - at))
            where !word.Any(char.IsWhiteSpace)
            select word;
    }
}
