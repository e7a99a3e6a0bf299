using Gridwork.Platform.Sheets;

namespace Gridwork.Areas.BringingIn;

/// <summary>How the columns of the tables of units, of people and of new codes may be called, and the kinds of units.</summary>
internal static class OfficeColumns
{
    private static readonly Lazy<Names> Read = new(() => ShippedFacts.Read<Names>("office-sheets.json"));

    public static SheetColumns Units { get; } = Of(Read.Value.Units, Read.Value.Optional["units"]);

    public static SheetColumns People { get; } = Of(Read.Value.People, Read.Value.Optional["people"]);

    public static SheetColumns Codes { get; } = Of(Read.Value.Codes, Read.Value.Optional["codes"]);

    public static UnitKind? Kind(string name) => Read.Value.Kinds.Where(k => name.Length > 0 && new SheetColumn(k.Key.ToString(), k.Value).Is(name)).Select(k => (UnitKind?)k.Key).FirstOrDefault();

    private static SheetColumns Of(Dictionary<string, IReadOnlyList<string>> columns, IReadOnlyList<string> optional) =>
        new([.. columns.Select(c => new SheetColumn(c.Key, c.Value) { Optional = optional.Contains(c.Key, StringComparer.Ordinal) })]);

    private sealed record Names(
        Dictionary<string, IReadOnlyList<string>> Units, Dictionary<string, IReadOnlyList<string>> People, Dictionary<string, IReadOnlyList<string>> Codes,
        Dictionary<string, IReadOnlyList<string>> Optional, Dictionary<UnitKind, IReadOnlyList<string>> Kinds);
}
