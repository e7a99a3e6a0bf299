using Gridwork.Areas;
using Gridwork.Areas.Contracts;
using Gridwork.Matters.Whistles;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters;

/// <summary>The open matters that a unit has in hand, or in which it was called and is still at work.</summary>
internal sealed class MattersOfUnit(GridworkDb db) : IUnitWork
{
    // Everywhere: a county's unit has matters of many towns; only their number is told.
    public Task<int> Open(UnitId unit, CancellationToken ct) =>
        db.Everywhere<Matter>().Where(m => m.Open && m.Unit == unit).Select(m => m.Id)
            .Union(db.Everywhere<Leg>().Where(l => l.Open && l.Unit == unit).Select(l => l.Matter))
            .CountAsync(ct);
}
