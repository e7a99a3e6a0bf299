using System.ComponentModel.DataAnnotations;
using Gridwork.Areas.Contracts;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.ClosingUnit;

/// <summary>Ends a unit with its last day, when it has nothing in hand and nobody serves there any longer.</summary>
internal sealed class CloseUnit(GridworkDb db, Caller caller, IEnumerable<IUnitWork> works, TimeProvider clock)
{
    public sealed class Form
    {
        [Required]
        public DateOnly? LastDay { get; set; }

        [Required, StringLength(200)]
        public string? Reason { get; set; }
    }

    public async Task<Problem?> Run(UnitId id, Form form, CancellationToken ct)
    {
        if (await db.In<Unit>(caller.Scope(Can.ManageAreas)).SingleOrDefaultAsync(u => u.Id == id, ct) is not { } unit)
        {
            return new NoSuchUnit();
        }

        var last = form.LastDay!.Value;
        var open = 0;
        foreach (var work in works)
        {
            open += await work.Open(id, ct);
        }

        if (open > 0)
        {
            return new UnitHasWork(open);
        }

        // Everywhere: whoever serves in the unit, wherever they do.
        if (await db.Everywhere<Post>().CountAsync(p => p.Unit == id && (p.To == null || p.To > last), ct) is > 0 and var posts)
        {
            return new StillServed(posts, last);
        }

        if (unit.Close(last) is { } refused)
        {
            return refused;
        }

        db.Trail(caller, "units.close", unit.Name, unit.Area, $"{Days.Iso(last)} {form.Reason!.Trim()}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return null;
    }
}
