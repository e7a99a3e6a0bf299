using System.Globalization;
using System.Text.RegularExpressions;

namespace Gridwork.Tests.Docs;

/// <summary>docs/asvs.md names places and tests that exist, says one of five things of every line, and forgets none.</summary>
public sealed partial class AsvsTests
{
    private static readonly string[] States = ["met", "partly", "not met", "the deployer", "does not apply"];

    // How many lines of levels 1 and 2 each section of ASVS 5.0.0 has, in their order.
    private static readonly (int Chapter, int[] Sections)[] Standard =
    [
        (1, [2, 9, 11, 3, 2]), (2, [3, 3, 4, 1]), (3, [0, 2, 4, 6, 5, 0, 2]), (4, [3, 1, 2, 4]), (5, [1, 3, 2, 3]), (6, [3, 12, 4, 4, 5, 3, 0, 4]), (7, [3, 4, 2, 5, 2, 2]), (8, [2, 3, 1, 1]),
        (9, [3, 4]), (10, [2, 2, 4, 11, 5, 2, 3]), (11, [2, 3, 3, 4, 1, 1, 0]), (12, [3, 2, 4]), (13, [1, 5, 2, 5]), (14, [2, 4, 3]), (15, [3, 3, 7]), (16, [1, 5, 4, 3, 3]), (17, [1, 4, 2]),
    ];

    private static Task<IReadOnlyList<string[]>> Rows() => Documents.Rows("docs/asvs.md", "[0-9.]+");

    [Fact]
    public async Task Every_line_says_one_of_five_things_and_what_is_not_all_there_says_why_or_where() => Assert.Empty(
        (await Rows()).Where(r => r.Length != 6 || !States.Contains(r[2], StringComparer.Ordinal)
            || (r[2] is "met" && (r[3].Length == 0 || r[4].Length == 0)) || (r[2] is "partly" && (r[4].Length == 0 || r[5].Length == 0))).Select(r => string.Join(" | ", r)));

    [Fact]
    public async Task Every_place_and_every_test_class_exists()
    {
        var classes = await Documents.TestClasses();
        foreach (var row in await Rows())
        {
            Assert.True(row[3].Length == 0 || Path.Exists(Path.Combine(Documents.Root, row[3].Trim('`'))), $"{row[0]}: {row[3]}");
            Assert.All(row[4].Split(", ", StringSplitOptions.RemoveEmptyEntries).Where(t => t is not "no test"), t => Assert.True(classes.Contains(t), $"{row[0]}: {t}"));
        }
    }

    [Fact]
    public async Task No_line_of_levels_one_and_two_is_forgotten()
    {
        var named = (await Rows()).Select(r => r[0]).ToList();
        Assert.Equal(named.Count, named.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(from chapter in Standard
                     where !named.Contains(Write(chapter.Chapter), StringComparer.Ordinal)
                     from section in chapter.Sections.Select((count, at) => (Nr: $"{chapter.Chapter}.{at + 1}", Count: count))
                     where section.Count > 0 && !named.Contains(section.Nr, StringComparer.Ordinal)
                     let found = named.Count(n => Line().IsMatch(n) && n.StartsWith($"{section.Nr}.", StringComparison.Ordinal))
                     where found != section.Count
                     select $"{section.Nr} has {found} of {section.Count} lines");
    }

    private static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d+\.\d+\.\d+$", RegexOptions.None, 1000)]
    private static partial Regex Line();
}
