using Gridwork.Areas.BringingIn;
using Gridwork.Kernel;
using Gridwork.Platform.Sheets;

namespace Gridwork.Areas.BringingUnits;

/// <summary>What a table of units would make and change, row by row. Nothing is written here.</summary>
internal sealed class UnitPlan(BroughtPlaces places, IReadOnlyDictionary<UnitId, UnitId?> above, DateOnly today)
{
    private readonly List<BroughtLine> lines = [];
    private readonly Dictionary<(string, AreaCode), int> rows = [];
    private readonly Dictionary<UnitId, UnitId?> above = new(above);

    public IReadOnlyList<BroughtLine> Lines => lines;

    public List<Unit> Made { get; } = [];

    public List<(Unit Unit, string Phone, UnitId? Parent)> Changed { get; } = [];

    public void Take(SheetRow row)
    {
        var (outcome, why) = Of(row);
        lines.Add(new BroughtLine(row.Number, $"{row["name"]} {row["area"]}".Trim(), outcome, why));
    }

    private (LineOutcome Outcome, Problem? Why) Of(SheetRow row)
    {
        if ((row.Fault ?? row.Lacks(OfficeColumns.Units, "name", "kind", "area") ?? row.TooLong(OfficeColumns.Units, ("name", 60), ("legal_name", 120), ("phone", 40))) is { } fault)
        {
            return (LineOutcome.Refused, fault);
        }

        var (kind, place, from) = (OfficeColumns.Kind(row["kind"]), places.Place(row["area"]), row.Day("from"));
        if ((kind is null ? new RowKindUnknown(row["kind"]) : place.Problem ?? from.Problem) is { } odd)
        {
            return (LineOutcome.Refused, odd);
        }

        var (at, day) = (place.Value!.Code, from.Value ?? today);
        return place.Value.ValidTo is { } last && last < day ? (LineOutcome.Refused, new AreaClosed(at, last))
            : rows.TryGetValue((row["name"], at), out var first) ? (LineOutcome.Refused, new RowTwice(first))
            : Keep(row, kind!.Value, at, day);
    }

    private (LineOutcome, Problem?) Keep(SheetRow row, UnitKind kind, AreaCode at, DateOnly from)
    {
        var name = row["name"];
        var parent = row["parent"].Length == 0 ? default(Result<Unit>?) : places.Unit(row["parent"], at: null);
        if (parent is { Ok: false, Problem: var unknown })
        {
            return (LineOutcome.Refused, unknown);
        }

        rows[(name, at)] = row.Number;
        var legal = row["legal_name"] is { Length: > 0 } full ? full : name;
        if (places.Standing(name, at) is not { } unit)
        {
            var made = Unit.Of(kind, name, legal, at, from, row["phone"], parent?.Value!.Id);
            places.Add(made);
            Made.Add(made);
            above[made.Id] = made.Parent;
            return (LineOutcome.New, null);
        }

        return unit.Kind != kind || (row["legal_name"].Length > 0 && unit.LegalName != legal) ? (LineOutcome.Refused, new RowUnitDiffers(name)) : Change(unit, row["phone"], parent?.Value!.Id);
    }

    // An empty cell leaves what is there.
    private (LineOutcome, Problem?) Change(Unit unit, string phone, UnitId? parent)
    {
        var (newPhone, newParent) = (phone.Length > 0 ? phone : unit.Phone, parent ?? unit.Parent);
        if (newPhone == unit.Phone && newParent == unit.Parent)
        {
            return (LineOutcome.Same, null);
        }

        for (var up = newParent; up is { } here; up = above.GetValueOrDefault(here))
        {
            if (here == unit.Id)
            {
                return (LineOutcome.Refused, new UnitAboveItself());
            }
        }

        above[unit.Id] = newParent;
        Changed.Add((unit, newPhone, newParent));
        return (LineOutcome.Changed, null);
    }
}
