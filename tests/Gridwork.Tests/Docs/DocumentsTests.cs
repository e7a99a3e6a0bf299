using System.Text.RegularExpressions;

namespace Gridwork.Tests.Docs;

public sealed partial class DocumentsTests
{
    [Fact]
    public async Task Every_link_between_the_papers_leads_to_a_file() => Assert.Empty(
        from paper in await Documents.Markdown()
        from Match link in Link().Matches(Comment().Replace(paper.Value, ""))
        let target = link.Groups["to"].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#')
        where !Path.Exists(Path.Combine(Documents.Root, Path.GetDirectoryName(paper.Key)!, target.Split('#')[0]))
        select $"{paper.Key} -> {target}");

    [Fact]
    public async Task Every_package_has_a_line_that_says_why()
    {
        var packages = PackageVersion().Matches(await Documents.Read("Directory.Packages.props")).Select(m => m.Groups["name"].Value);
        var lines = (await Documents.Rows("docs/adr/0013-packages.md", "`[^`]+`")).Select(row => row[0].Trim('`'));
        Assert.Equal(packages.Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_decision_says_its_context_what_was_decided_and_what_follows() => Assert.Empty(
        from paper in await Documents.Markdown()
        where paper.Key.StartsWith("docs/adr/", StringComparison.Ordinal)
        from part in (string[])["Context", "Decision", "Consequences"]
        where !paper.Value.Contains(part, StringComparison.Ordinal)
        select $"{paper.Key} lacks {part}");

    [Fact]
    public async Task A_term_of_the_glossary_stands_there_once_with_its_english_name_and_meaning()
    {
        var terms = (await Documents.Rows("docs/glossary.md", @".*\p{IsCJKUnifiedIdeographs}.*")).Where(t => t[0] is not "术语").ToList();
        Assert.True(terms.Count >= 60, $"only {terms.Count} terms");
        Assert.Empty(terms.Where(t => t.Length != 3 || Array.Exists(t, cell => cell.Length == 0)).Select(t => t[0]));
        Assert.Empty(terms.GroupBy(t => t[0], StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex("<PackageVersion Include=\"(?<name>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex PackageVersion();
}
