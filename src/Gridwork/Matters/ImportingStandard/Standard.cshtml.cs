using Gridwork.Kernel;
using Gridwork.Matters.Standards;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Tables;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.ImportingStandard;

/// <summary>One version of the case standard, and what it would change or changed.</summary>
[Authorize(Policy = Platform.Settings.Can.KeepSettings)]
internal sealed class StandardPage(GridworkDb db, ImportStandard import, DecideTable decide, SiteStandard standard, Words words, TimeProvider clock)
    : TablePage<StandardVersion>(db, words, clock)
{
    private const int MostDiffers = 200;

    public StandardLook Look { get; private set; } = null!;

    public override string Address => "/settings/case-standard";

    public IReadOnlyList<(string What, ClassedCondition Condition, string Limit)> Differs => [.. AllDiffers().Take(MostDiffers)];

    public int DiffersMore => AllDiffers().Count() - Differs.Count;

    protected override SheetColumns Columns => StandardColumns.All;

    protected override async Task Read(StandardVersion version, CancellationToken ct) => Look = await import.Look(version, ct);

    // The same words keep the code they had.
    protected override Task<Problem?> Take(int number, DecideTable.Form form, CancellationToken ct) => decide.Take(
        StandardVersion.Table, number, form,
        async (version, from) => StandardVersion.Written(StandardCodes.Give(version.Majors(), [.. (await standard.On(from, ct)).Majors.Where(m => m.Kind == version.Kind)])), ct);

    protected override Task<Problem?> Discard(int number, int seen, CancellationToken ct) => decide.Discard(StandardVersion.Table, number, seen, ct);

    private IEnumerable<(string What, ClassedCondition Condition, string Limit)> AllDiffers() =>
    [
        .. Look.Difference.Changed.Select(c => ("table.changed-row", c.After, c.Before.Condition.Limit == c.After.Condition.Limit ? c.After.Condition.Limit : $"{c.Before.Condition.Limit} → {c.After.Condition.Limit}")),
        .. Look.Difference.Added.Select(c => ("table.added-row", c, c.Condition.Limit)),
        .. Look.Difference.Removed.Select(c => ("table.removed-row", c, c.Condition.Limit)),
    ];
}
