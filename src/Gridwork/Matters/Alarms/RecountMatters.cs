using Gridwork.Matters.Clocks;
using Gridwork.Matters.Whistles;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Alarms;

/// <summary>Counts the clocks of open matters and legs again that were counted by another calendar, other hours or other limits. A deadline that moves leaves a line.</summary>
internal sealed class RecountMatters(GridworkDb db, SiteClocks clocks, Caller caller, TimeProvider clock)
{
    private const int AtOnce = 200;
    private const int MostLost = 5;

    /// <summary>Gives back how many had a deadline moved. What people keep changing meanwhile is left to the next round.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        var timing = await clocks.Now(ct);
        return await All<Matter>(timing, ct) + await All<Leg>(timing, ct);
    }

    private async Task<int> All<T>(Timing timing, CancellationToken ct)
        where T : class, IClocked
    {
        var (version, moved, lost) = (timing.Version, 0, 0);
        while (true)
        {
            // One at a time after somebody was faster. Everywhere: a calendar holds for the whole site.
            var some = await db.Everywhere<T>().Where(m => m.Open && m.TimeVersion != null && m.TimeVersion != version)
                .OrderBy(m => m.NextAlarm).Take(lost > 0 ? 1 : AtOnce).ToListAsync(ct);
            if (some.Count == 0 || lost > MostLost)
            {
                return moved;
            }

            var by = new Actor(caller.Id, caller.Name, clock.GetUtcNow());
            var did = some.Count(m => m.Recount(by, timing));
            (moved, lost) = await db.Save(ct) ? (moved + did, 0) : (moved, lost + 1);
            db.ChangeTracker.Clear();
        }
    }
}
