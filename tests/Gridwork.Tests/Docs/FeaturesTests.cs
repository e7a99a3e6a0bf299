using System.Globalization;
using System.Text.RegularExpressions;

namespace Gridwork.Tests.Docs;

/// <summary>docs/features.md promises nothing that no test shows.</summary>
public sealed partial class FeaturesTests
{
    private static Task<IReadOnlyList<string[]>> Rows() => Documents.Rows("docs/features.md", "[0-9]+");

    [Fact]
    public async Task All_296_features_stand_there_once_and_in_order() =>
        Assert.Equal(Enumerable.Range(1, 296), (await Rows()).Select(row => int.Parse(row[0], CultureInfo.InvariantCulture)));

    [Fact]
    public async Task Every_feature_has_a_title_and_one_of_the_three_answers() => Assert.Empty((await Rows())
        .Where(row => row.Length != 3 || row[1].Length == 0 || !Answer().IsMatch(row[2])).Select(row => string.Join(" | ", row)));

    [Fact]
    public async Task A_feature_that_is_done_names_a_test_class_that_exists()
    {
        var classes = await Documents.TestClasses();
        var named = (await Rows()).Where(row => row[^1].StartsWith("done", StringComparison.Ordinal))
            .SelectMany(row => row[^1]["done · ".Length..].Split(", ").Select(name => (Row: row[0], Name: name)));
        Assert.Empty(named.Where(n => !classes.Contains(n.Name)).Select(n => $"{n.Row} names {n.Name}"));
    }

    [GeneratedRegex("^(?:done · [A-Za-z0-9_]+(?:, [A-Za-z0-9_]+)*|not yet(?: · .+)?|answered otherwise · .+)$", RegexOptions.None, 1000)]
    private static partial Regex Answer();
}
