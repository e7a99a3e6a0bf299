using System.Text.RegularExpressions;
using Gridwork.Platform;
using Microsoft.Extensions.Time.Testing;

namespace Gridwork.Tests.Docs;

/// <summary>The manual of each role speaks with the words of the pages, and every picture of it is there and used.</summary>
public sealed partial class ManualTests
{
    private const string Folder = "docs/manual/";

    [Fact]
    public async Task What_it_quotes_stands_on_the_pages()
    {
        var said = WordBook.Read(new FakeTimeProvider(TownHost.Morning), strict: true).Texts(WordBook.Chinese).Values.ToHashSet(StringComparer.Ordinal);
        Assert.Empty(
            from page in await Pages()
            from Match quoted in Quoted().Matches(page.Value)
            where !said.Contains(quoted.Groups["words"].Value)
            select $"{page.Key}: {quoted.Value}");
    }

    [Fact]
    public async Task Every_role_has_a_page_with_pictures_and_every_picture_is_used()
    {
        var pages = await Pages();
        var used = pages.SelectMany(page => Picture().Matches(page.Value).Select(m => m.Groups["file"].Value)).ToHashSet(StringComparer.Ordinal);
        var kept = Directory.EnumerateFiles(Path.Combine(Documents.Root, Folder, "pictures")).Select(Path.GetFileName);
        Assert.Equal(kept.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
        Assert.All(
            ["resident", "grid-worker", "clerk", "handler", "leader", "system-admin", "security-admin", "auditor"],
            role => Assert.True(Picture().Count(pages[$"{Folder}{role}.md"]) >= 2, role));
    }

    private static async Task<IReadOnlyDictionary<string, string>> Pages() =>
        (await Documents.Markdown()).Where(p => p.Key.StartsWith(Folder, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);

    [GeneratedRegex("「(?<words>[^」]+)」", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\(pictures/(?<file>[^)]+)\)", RegexOptions.None, 1000)]
    private static partial Regex Picture();
}
