using Gridwork.Matters.Clocks;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Alarms;

/// <summary>Counts the clocks of open matters again that were counted by another calendar, other hours or other limits. A deadline that moves leaves a line.</summary>
internal sealed class RecountMatters(GridworkDb db, SiteClocks clocks, Caller caller, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>Gives back how many deadlines moved. A matter that somebody changes meanwhile is taken in the next round.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        var (timing, moved, last) = (await clocks.Now(ct), 0, new MatterId(Guid.Empty));
        var version = timing.Version;
        while (true)
        {
            // Everywhere: a calendar holds for the whole site.
            var some = await db.Everywhere<Matter>().Where(m => m.Open && m.TimeVersion != null && m.TimeVersion != version && m.Id > last)
                .OrderBy(m => m.Id).Take(AtOnce).ToListAsync(ct);
            if (some.Count == 0)
            {
                return moved;
            }

            var by = new Actor(caller.Id, caller.Name, clock.GetUtcNow());
            foreach (var matter in some)
            {
                moved += matter.Recount(by, timing) ? 1 : 0;
            }

            if (!await db.Save(ct))
            {
                return moved + await OneByOne([.. some.Select(m => m.Id)], timing, ct);
            }

            last = some[^1].Id;
            db.ChangeTracker.Clear();
        }
    }

    private async Task<int> OneByOne(IReadOnlyList<MatterId> ids, Timing timing, CancellationToken ct)
    {
        var moved = 0;
        foreach (var id in ids)
        {
            db.ChangeTracker.Clear();
            // Everywhere: as above.
            var matter = await db.Everywhere<Matter>().SingleAsync(m => m.Id == id, ct);
            var did = matter.Recount(new Actor(caller.Id, caller.Name, clock.GetUtcNow()), timing);
            moved += await db.Save(ct) && did ? 1 : 0;
        }

        return moved;
    }
}
