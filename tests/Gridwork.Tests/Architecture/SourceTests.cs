using System.Text.RegularExpressions;
using Gridwork.Tests.Docs;

namespace Gridwork.Tests.Architecture;

/// <summary>What the compiler does not see: how long files are and where Chinese words stand.</summary>
public sealed partial class SourceTests
{
    /// <summary>Files that may pass 250 lines, with the reason.</summary>
    private static readonly Dictionary<string, string> Long = new(StringComparer.Ordinal);

    [Fact]
    public async Task A_file_ends_before_its_reader_tires() => Assert.Empty(
        (await Sources("*.cs", "*.cshtml", "*.razor")).Where(f => f.Lines.Length > 250 && !Long.ContainsKey(f.Path)).Select(f => $"{f.Path}: {f.Lines.Length} lines"));

    [Fact]
    public async Task Program_is_a_table_of_contents() =>
        Assert.True((await Sources("Program.cs")).Single(f => f.Path == "src/Gridwork/Program.cs").Lines.Length < 80);

    [Fact]
    public async Task Chinese_words_stand_in_the_words_not_in_the_code() => Assert.Empty(
        from file in await Sources("*.cs", "*.cshtml", "*.razor")
        where file.Path.StartsWith("src/", StringComparison.Ordinal)
        from line in file.Lines.Select((text, i) => (Text: text, Number: i + 1))
        where Han().IsMatch(Comment().Replace(line.Text, ""))
        select $"{file.Path}:{line.Number}: {line.Text.Trim()}");

    private static async Task<IReadOnlyList<(string Path, string[] Lines)>> Sources(params string[] patterns)
    {
        var files = new List<(string, string[])>();
        foreach (var path in new[] { "src", "tests", "benches" }.SelectMany(top => patterns.SelectMany(p =>
            Directory.EnumerateFiles(Path.Combine(Documents.Root, top), p, SearchOption.AllDirectories))))
        {
            var name = Path.GetRelativePath(Documents.Root, path).Replace('\\', '/');
            if (!Made().IsMatch(name))
            {
                files.Add((name, await File.ReadAllLinesAsync(path)));
            }
        }

        return files;
    }

    [GeneratedRegex("/(?:obj|bin|Migrations|node_modules)/", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Made();

    [GeneratedRegex("[\u4e00-\u9fff]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Han();

    [GeneratedRegex(@"(?:^|\s)//.*$|@\*.*?\*@", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();
}
