using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.ChangingUnit;

/// <summary>Another phone, or another unit above it. A name is never changed: old papers bear it.</summary>
internal sealed class ChangeUnit(GridworkDb db, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        [StringLength(40)]
        public string? Phone { get; set; }

        public Guid? Parent { get; set; }
    }

    public async Task<Problem?> Run(UnitId id, Form form, CancellationToken ct)
    {
        var scope = caller.Scope(Can.ManageAreas);
        if (await db.In<Unit>(scope).SingleOrDefaultAsync(u => u.Id == id, ct) is not { } unit)
        {
            return new NoSuchUnit();
        }

        var parent = form.Parent is { } above ? new UnitId(above) : (UnitId?)null;
        if (parent is not null && parent != unit.Parent && !await db.In<Unit>(scope).AnyAsync(u => u.Id == parent, ct))
        {
            return new NoSuchUnit();
        }

        if (await IsBelow(parent, id, ct))
        {
            return new UnitAboveItself();
        }

        db.Trail(caller, "units.change", unit.Name, unit.Area, $"{unit.Phone} > {form.Phone?.Trim()}; {unit.Parent?.Value} > {parent?.Value}", clock.GetUtcNow());
        unit.Change(form.Phone?.Trim() ?? "", parent);
        await db.SaveChangesAsync(ct);
        return null;
    }

    private async Task<bool> IsBelow(UnitId? at, UnitId unit, CancellationToken ct)
    {
        while (at is { } here && here != unit)
        {
            // Everywhere: a unit above may lie above the scope; only whether it is this one is asked.
            at = await db.Everywhere<Unit>().Where(u => u.Id == here).Select(u => u.Parent).SingleOrDefaultAsync(ct);
        }

        return at is not null;
    }
}
