using System.Text.RegularExpressions;

namespace Gridwork.Tests.Docs;

/// <summary>The operations paper says the same in both languages: part by part, variable by variable, address by address.</summary>
public sealed partial class OperationsTests
{
    private const string English = "docs/operations.md";
    private const string Chinese = "docs/operations.zh-CN.md";

    [Fact]
    public async Task Both_have_the_same_parts_in_the_same_order_of_about_the_same_size()
    {
        var (english, chinese) = (Parts(await Documents.Read(English)), Parts(await Documents.Read(Chinese)));
        Assert.Equal(english.Count, chinese.Count);
        Assert.Empty(english.Zip(chinese).Where(p => Blocks(p.First) != Blocks(p.Second)).Select(p => $"{Head(p.First)} has {Blocks(p.First)} paragraphs and rows, {Head(p.Second)} has {Blocks(p.Second)}"));
    }

    [Fact]
    public async Task Both_name_the_same_variables_addresses_rights_and_commands()
    {
        var (english, chinese) = (Parts(await Documents.Read(English)), Parts(await Documents.Read(Chinese)));
        Assert.Empty(
            from pair in english.Zip(chinese)
            from name in Named(pair.First).Except(Named(pair.Second), StringComparer.Ordinal).Concat(Named(pair.Second).Except(Named(pair.First), StringComparer.Ordinal))
            select $"{Head(pair.First)}: {name}");
    }

    private static List<string> Parts(string text) => [.. text.Split("\n## ")];

    private static string Head(string part) => part.Split('\n')[0];

    private static int Blocks(string part) => part.Split('\n').Count(line => line.Trim().Length > 0);

    // What is the same word in every language: settings, paths, permissions, and our own orders.
    private static HashSet<string> Named(string part) => [.. Name().Matches(part).Select(m => m.Value.TrimEnd('.'))];

    [GeneratedRegex(@"\b[A-Za-z]+__[A-Za-z]+|\b(?:GRIDWORK|OTEL)_[A-Z_]+[A-Z]|\bcan\.[a-z.-]+|(?<=`)/[a-z][a-z/-]*|gridwork (?:backup|restore|doctor|site|user|trail|keys|cert)(?: [a-z]+)?|\./(?:run|bench)|tools/[a-z-]+|--[a-z][a-z-]+|\bUrls\b", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
