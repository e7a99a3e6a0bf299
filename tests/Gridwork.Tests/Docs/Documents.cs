using System.Text.RegularExpressions;

namespace Gridwork.Tests.Docs;

/// <summary>The project's own papers, read from the checkout that the tests were built in.</summary>
internal static partial class Documents
{
    public static string Root { get; } = Ancestors(AppContext.BaseDirectory).First(f => File.Exists(Path.Combine(f, "Gridwork.slnx")));

    public static Task<string> Read(string path) => File.ReadAllTextAsync(Path.Combine(Root, path), TestContext.Current.CancellationToken);

    /// <summary>The cells of every table row whose first cell fits <paramref name="first"/>.</summary>
    public static async Task<IReadOnlyList<string[]>> Rows(string path, string first) =>
    [
        .. (await Read(path)).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim().Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray())
            .Where(cells => Regex.IsMatch(cells[0], $"^(?:{first})$", RegexOptions.None, TimeSpan.FromSeconds(1))),
    ];

    /// <summary>Every Markdown file of the project with its text, by its path from the root.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Markdown()
    {
        var papers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)))
        {
            var path = Path.GetRelativePath(Root, file);
            papers[path.Replace('\\', '/')] = await Read(path);
        }

        return papers;
    }

    /// <summary>The names of all classes under <c>tests</c>.</summary>
    public static async Task<HashSet<string>> TestClasses()
    {
        var classes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories))
        {
            classes.UnionWith(ClassName().Matches(await Read(file)).Select(m => m.Groups["name"].Value));
        }

        return classes;
    }

    [GeneratedRegex(@"\bclass (?<name>[A-Za-z0-9_]+)", RegexOptions.None, 1000)]
    private static partial Regex ClassName();

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var f = new DirectoryInfo(folder); f is not null; f = f.Parent)
        {
            yield return f.FullName;
        }
    }
}
