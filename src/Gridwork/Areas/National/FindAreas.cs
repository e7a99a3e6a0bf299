using Gridwork.Platform;

namespace Gridwork.Areas.National;

internal static class FindAreas
{
    private const int Shown = 20;

    public static readonly Command Command = new(
        "areas find", "TEXT [--all] [--lang zh|en]", "finds areas of the national list by name, parts of the full name, initials or code; needs no site", Run);

    private static async Task<int> Run(CommandArguments arguments)
    {
        var (words, rest) = CommandWords.Of(arguments.Words);
        var all = rest.Contains("--all", StringComparer.Ordinal);
        var text = string.Concat(rest.Where(w => w != "--all"));
        if (text.Length == 0 || rest.Any(w => w != "--all" && w.StartsWith("--", StringComparison.Ordinal)))
        {
            await arguments.Error.WriteLineAsync(words["areas.find.usage"]);
            return 2;
        }

        var national = NationalAreas.Shipped;
        var found = national.Find(text, all ? national.Count : Shown);
        foreach (var area in found)
        {
            await arguments.Out.WriteLineAsync($"{area.Code} {national.FullName(area.Code)}");
        }

        if (found.Count == 0)
        {
            await arguments.Error.WriteLineAsync(words["areas.find.none", ("text", TextShown(text))]);
            return 1;
        }

        return 0;
    }

    private static string TextShown(string text) => string.Concat(text.Where(c => !char.IsControl(c)).Take(40));
}
