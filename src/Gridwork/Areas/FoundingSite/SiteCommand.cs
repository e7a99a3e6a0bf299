using Gridwork.Platform;
using Gridwork.Platform.Sites;

namespace Gridwork.Areas.FoundingSite;

internal static class SiteCommand
{
    public static readonly Command Add = new(
        "site add", "--root CODE [--name NAME] [--host HOST]... [--lang zh|en]", "makes a site for a place of the national list, with no demo and nobody in it; then 'user add'", Run);

    private static async Task<int> Run(CommandArguments arguments)
    {
        var (words, rest) = CommandWords.Of(arguments.Words);
        var said = Named.Of(rest, "--root", "--name", "--host");
        if (said is not { Odd: false } || said["--root"] is not { } root)
        {
            await arguments.Error.WriteLineAsync(words["site.add.usage"]);
            return 2;
        }

        var services = arguments.Services.Value.Services;
        await services.GetRequiredService<Registry>().Prepare(arguments.Stop);
        var made = await services.GetRequiredService<FoundSite>().Run(new FoundOrder(root, said["--name"], said.All("--host"), []), "site add", arguments.Stop);
        if (!made.Ok)
        {
            await arguments.Error.WriteLineAsync(words.Of(made.Problem));
            return 1;
        }

        var site = made.Value.Site;
        await arguments.Out.WriteLineAsync(words["site.add.made", ("site", site.Code), ("name", site.Name), ("store", site.Store)]);
        return 0;
    }
}

/// <summary>Arguments that bear a name each, <c>--host a --host b</c>.</summary>
internal sealed record Named(ILookup<string, string> Given, bool Odd)
{
    public string? this[string name] => Given[name].LastOrDefault();

    public IReadOnlyList<string> All(string name) => [.. Given[name]];

    public static Named Of(IReadOnlyList<string> words, params string[] names)
    {
        var given = new List<(string, string)>();
        var at = 0;
        for (; at + 1 < words.Count && names.Contains(words[at], StringComparer.Ordinal); at += 2)
        {
            given.Add((words[at], words[at + 1]));
        }

        return new Named(given.ToLookup(g => g.Item1, g => g.Item2, StringComparer.Ordinal), at < words.Count);
    }
}
