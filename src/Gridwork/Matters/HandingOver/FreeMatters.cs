using Gridwork.Areas;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.HandingOver;

/// <summary>Gives back to its unit what is in the hand of somebody who may not do it for that unit any more: a post that ended by itself, a role that lost the right.</summary>
internal sealed class FreeMatters(GridworkDb db, MattersOfPerson work, Holders holders, Caller caller)
{
    /// <summary>How many people had something in hand.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        // Everywhere: a job of the site.
        var inHand = await db.Everywhere<Matter>().AsNoTracking().Where(m => m.Open && m.Handler != null && m.Unit != null && (m.State == MatterState.Handling || m.State == MatterState.Suspended))
            .Select(m => new { m.Unit, m.Handler }).Distinct().ToListAsync(ct);
        var freed = 0;
        foreach (var unit in inHand.GroupBy(m => m.Unit!.Value))
        {
            var place = await db.Everywhere<Unit>().Where(u => u.Id == unit.Key).Select(u => u.Area).SingleAsync(ct);
            var may = await holders.Of(Can.HandleMatters, place, unit.Key, ct);
            foreach (var gone in unit.Select(m => m.Handler!.Value).Except(may))
            {
                await work.HandOver(gone, unit.Key, to: null, caller, ct);
                freed += await db.Save(ct) ? 1 : 0;
                db.ChangeTracker.Clear(); // what somebody changed meanwhile is left to the next round
            }
        }

        return freed;
    }
}
