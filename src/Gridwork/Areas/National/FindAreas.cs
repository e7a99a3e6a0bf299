using Gridwork.Platform;

namespace Gridwork.Areas.National;

internal static class FindAreas
{
    private const int Shown = 20;

    public static Command Command => new("areas find", "TEXT [--all]", "finds areas of the national list by name, parts of the full name, initials or code", async a =>
    {
        var all = a.Words.Contains("--all", StringComparer.Ordinal);
        var text = string.Concat(a.Words.Where(w => w != "--all"));
        if (text.Length == 0)
        {
            await a.Error.WriteLineAsync("usage: gridwork areas find TEXT [--all]");
            return 2;
        }

        var national = NationalAreas.Shipped;
        var found = national.Find(text, all ? national.Count : Shown);
        foreach (var area in found)
        {
            await a.Out.WriteLineAsync($"{area.Code} {national.FullName(area.Code)}");
        }

        if (found.Count == 0)
        {
            await a.Error.WriteLineAsync($"No area of the national list is called '{text}'.");
            return 1;
        }

        return 0;
    });
}
