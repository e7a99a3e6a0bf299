using Gridwork.Kernel;
using Gridwork.Matters.DutyLists;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Tables;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.ImportingDuties;

/// <summary>One version of the duty list, and what it would change or changed.</summary>
[Authorize(Policy = Platform.Settings.Can.KeepSettings)]
internal sealed class DutyListPage(GridworkDb db, ImportDuties import, DecideTable decide, Words words, TimeProvider clock) : TablePage<DutyListVersion>(db, words, clock)
{
    private const int MostDiffers = 200;

    public DutyLook Look { get; private set; } = null!;

    public override string Address => "/settings/duty-lists";

    public IReadOnlyList<(string What, DutyItem Item)> Differs => [.. Look.Difference.All.Take(MostDiffers)];

    public int DiffersMore => Look.Difference.All.Count() - Differs.Count;

    protected override SheetColumns Columns => DutyColumns.All.Columns;

    protected override async Task Read(DutyListVersion version, CancellationToken ct) => Look = await import.Look(version, ct);

    protected override Task<Problem?> Take(int number, DecideTable.Form form, CancellationToken ct) => decide.Take(DutyListVersion.Table, number, form, content: null, ct);

    protected override Task<Problem?> Discard(int number, int seen, CancellationToken ct) => decide.Discard(DutyListVersion.Table, number, seen, ct);
}
