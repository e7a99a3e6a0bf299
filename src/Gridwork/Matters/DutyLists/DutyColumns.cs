using System.Text.Json;
using Gridwork.Platform.Sheets;

namespace Gridwork.Matters.DutyLists;

/// <summary>How the columns and the three lists may be called in a table.</summary>
internal sealed class DutyColumns
{
    private static readonly Lazy<DutyColumns> Read = new(Load);

    private readonly Dictionary<DutyKind, SheetColumn> lists;

    private DutyColumns(SheetColumns columns, Dictionary<DutyKind, SheetColumn> lists) => (Columns, this.lists) = (columns, lists);

    public static DutyColumns All => Read.Value;

    public SheetColumns Columns { get; }

    // A name of a list is written as freely as a column's.
    public DutyKind? Kind(string name) => lists.Where(l => name.Length > 0 && l.Value.Is(name)).Select(l => (DutyKind?)l.Key).FirstOrDefault();

    private static DutyColumns Load()
    {
#pragma warning disable MA0045 // A few words, read once.
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "data", "duty-lists", "columns.json"));
        using var json = JsonDocument.Parse(file);
#pragma warning restore MA0045
        var optional = Words(json.RootElement.GetProperty("optional"));
        return new DutyColumns(
            new SheetColumns([.. json.RootElement.GetProperty("columns").EnumerateObject().Select(c => new SheetColumn(c.Name, Words(c.Value)) { Optional = optional.Contains(c.Name) })]),
            json.RootElement.GetProperty("lists").EnumerateObject().ToDictionary(l => Enum.Parse<DutyKind>(l.Name), l => new SheetColumn(l.Name, Words(l.Value))));
    }

    private static List<string> Words(JsonElement words) => [.. words.EnumerateArray().Select(w => w.GetString()!)];
}
