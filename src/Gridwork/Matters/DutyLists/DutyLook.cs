using Gridwork.Platform.Tables;

namespace Gridwork.Matters.DutyLists;

/// <summary>What a table holds and what it would change, before anybody decides.</summary>
public sealed record DutyLook(DateOnly From, int Rows, IReadOnlyList<DutyItem> Items, IReadOnlyList<BadRow> Bad, DutyDifference Difference)
{
    public int Of(DutyKind kind) => Items.Count(i => i.Kind == kind);
}

/// <summary>By code.</summary>
public sealed record DutyDifference(IReadOnlyList<DutyItem> Added, IReadOnlyList<DutyItem> Removed, IReadOnlyList<DutyItem> Changed)
{
    public static DutyDifference Of(DutyList? before, IReadOnlyList<DutyItem> after)
    {
        var next = after.Select(i => i.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(
            [.. after.Where(i => before?.Item(i.Code) is null)],
            [.. (before?.Items ?? []).Where(i => !next.Contains(i.Code))],
            [.. after.Where(i => before?.Item(i.Code) is { } was && was != i)]);
    }

    /// <summary>Each with the key of the word for it, what was changed first.</summary>
    public IEnumerable<(string What, DutyItem Item)> All =>
        [.. Changed.Select(i => ("table.changed-row", i)), .. Added.Select(i => ("table.added-row", i)), .. Removed.Select(i => ("table.removed-row", i))];
}
