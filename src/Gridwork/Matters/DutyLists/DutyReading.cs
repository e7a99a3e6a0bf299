using Gridwork.Kernel;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Tables;

namespace Gridwork.Matters.DutyLists;

/// <summary>Makes duties of a table's rows. A row either becomes a duty or is named with its reason: none is left out, none is put right.</summary>
internal sealed class DutyReading(Func<string, string> initials)
{
    // What a citation can keep of them, and what a page can show.
    private static readonly (string Column, int Most)[] Longest =
        [("code", 40), ("name", 300), ("legal_basis", 500), ("lead", 200), ("support", 1000), ("owner", 200)];

    private readonly Dictionary<string, int> rows = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<DutyItem> items = [];
    private readonly List<BadRow> bad = [];

    public IReadOnlyList<DutyItem> Items => items;

    public IReadOnlyList<BadRow> Bad => bad;

    public void Take(SheetRow row)
    {
        if ((row.Fault ?? Trouble(row)) is { } trouble)
        {
            bad.Add(BadRow.Of(row, trouble));
            return;
        }

        rows.Add(row["code"], row.Number);
        items.Add(new DutyItem(row["code"], row["name"], DutyColumns.All.Kind(row["list"])!.Value, row["legal_basis"], row["lead"], row["support"], row["owner"], initials(row["name"])));
    }

    private Problem? Trouble(SheetRow row)
    {
        if (row["list"].Length > 0 && DutyColumns.All.Kind(row["list"]) is null)
        {
            return new RowListUnknown(row["list"]);
        }

        // A list that does not say who leads, or whose a duty is now, cannot be gone by.
        string[] needed = DutyColumns.All.Kind(row["list"]) switch
        {
            DutyKind.Supporting => ["code", "name", "list", "lead", "support"],
            DutyKind.TakenBack => ["code", "name", "list", "owner"],
            _ => ["code", "name", "list"],
        };
        var empty = needed.Where(key => row[key].Length == 0).ToList();
        return empty.Count > 0 ? new RowEmpty(string.Join(", ", empty))
            : Longest.FirstOrDefault(l => row[l.Column].Length > l.Most) is { Column: { } column } most ? new RowTooLong(column, most.Most)
            : rows.TryGetValue(row["code"], out var first) ? new RowCodeTwice(first)
            : null;
    }
}
