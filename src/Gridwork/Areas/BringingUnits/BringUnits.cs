using Gridwork.Areas.BringingIn;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.BringingUnits;

/// <summary>Opens units and changes their telephones and what stands above them from a table: looked at first, then taken all or none.</summary>
internal sealed class BringUnits(GridworkDb db, Caller caller, AreaBooks books, TimeProvider clock)
{
    public async Task<Result<IReadOnlyList<BroughtLine>>> Look(byte[] file, CancellationToken ct)
    {
        var plan = await Plan(file, ct);
        return plan.Ok ? plan.Value.Lines.ToArray() : plan.Problem;
    }

    /// <summary>How many rows changed something.</summary>
    public Task<Result<int>> Run(byte[] file, CancellationToken ct) => db.InTransaction<Result<int>>(
        async stop =>
        {
            var plan = await Plan(file, stop);
            return !plan.Ok ? plan.Problem
                : plan.Value.Lines.Count(l => l.Outcome is LineOutcome.Refused) is > 0 and var faults ? new BroughtHasFaults(faults)
                : plan.Value is { Made.Count: 0, Changed.Count: 0 } ? new BroughtAlreadySo()
                : await Write(plan.Value, stop);
        },
        ct);

    private async Task<Result<UnitPlan>> Plan(byte[] file, CancellationToken ct)
    {
        var rows = await BroughtFile.Rows(file, OfficeColumns.Units, ct);
        if (!rows.Ok)
        {
            return rows.Problem;
        }

        var (scope, book) = (caller.Scope(Can.ManageAreas), await books.Today(ct));
        var standing = await db.In<Unit>(scope).Where(u => u.ValidTo == null).ToListAsync(ct);
        // Everywhere: a unit above may lie above the scope; only whether one stands below itself is asked.
        var above = await db.Everywhere<Unit>().AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Parent, ct);
        var plan = new UnitPlan(new BroughtPlaces(book, scope, standing), above, book.Day);
        foreach (var row in rows.Value)
        {
            plan.Take(row);
        }

        return plan;
    }

    private async Task<int> Write(UnitPlan plan, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        db.AddRange(plan.Made);
        foreach (var unit in plan.Made)
        {
            db.Trail(caller, "units.open", unit.Name, unit.Area, $"{unit.Kind} {unit.LegalName} {Days.Iso(unit.ValidFrom)}", now);
        }

        foreach (var (unit, phone, parent) in plan.Changed)
        {
            db.Trail(caller, "units.change", unit.Name, unit.Area, $"{unit.Phone} > {phone}; {unit.Parent?.Value} > {parent?.Value}", now);
            unit.Change(phone, parent);
        }

        await db.SaveChangesAsync(ct);
        return plan.Made.Count + plan.Changed.Count;
    }
}
