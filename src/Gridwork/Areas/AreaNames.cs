namespace Gridwork.Areas;

/// <summary>The national list names the committee of a village; people name the village. <c>data/area-endings.json</c> says how.</summary>
internal static class AreaNames
{
    private static readonly Lazy<IReadOnlyList<KeyValuePair<string, string>>> Endings = new(() =>
        [.. ShippedFacts.Read<Dictionary<string, string>>("area-endings.json").OrderByDescending(e => e.Key.Length)]);

    public static string Short(string name) =>
        Endings.Value.FirstOrDefault(e => name.Length > e.Key.Length && name.EndsWith(e.Key, StringComparison.Ordinal)) is { Key: { } ending } found
            ? name[..^ending.Length] + found.Value
            : name;
}
