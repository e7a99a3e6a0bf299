using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Trail;

/// <summary>Takes the lines that no block seals yet and seals them. Nothing that an act waits for is locked.</summary>
internal sealed class SealTrail(GridworkDb db, TimeProvider clock)
{
    private const int AtOnce = 2000;

    // What was done in the day's last minute is sealed by then.
    private static readonly TimeSpan AfterTheDay = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gives back how many lines were sealed. A line whose transaction commits later goes into a later block. When another node or a command
    /// seals at the same moment, one of the two takes the number; the other writes nothing and looks again.
    /// </summary>
    public async Task<int> Run(CancellationToken ct)
    {
        var count = 0;
        while (true)
        {
            // Everywhere: the trail is the site's, not an area's; nothing of it is shown here. The last block is read before the lines: had
            // another sealer taken them in between, our number would be taken too. The other way round one line could stand in two blocks.
            var last = await db.Everywhere<TrailBlock>().AsNoTracking().OrderByDescending(b => b.Number).FirstOrDefaultAsync(ct);
            var lines = await db.Everywhere<TrailLine>().Where(l => l.Block == null).OrderBy(l => l.Id).Take(AtOnce)
                .Select(l => new { l.Id, l.Hash }).ToListAsync(ct);
            if (lines.Count == 0)
            {
                return count;
            }

            var block = TrailBlock.Seal(last, lines.Select(l => (l.Id, l.Hash)), clock.GetUtcNow());
            try
            {
                count += await db.InTransaction(stop => Write(block, last, [.. lines.Select(l => l.Id)], stop), ct);
            }
            catch (DbUpdateException)
            {
                if (!await IsTaken(block.Number, ct))
                {
                    throw;
                }
            }

            db.ChangeTracker.Clear();
        }
    }

    private Task<bool> IsTaken(long number, CancellationToken ct) => db.Everywhere<TrailBlock>().AnyAsync(b => b.Number == number, ct);

    private async Task<int> Write(TrailBlock block, TrailBlock? last, Guid[] ids, CancellationToken ct)
    {
        db.Add(block);
        var day = CivilTime.DayOf(block.At);
        if (last is null || CivilTime.DayOf(last.At) != day)
        {
            var errand = new RootErrand(day);
            await db.Later(errand.Key, CivilTime.EndOf(day) + AfterTheDay, errand, block.At, ct);
        }

        await db.SaveChangesAsync(ct);
        return await db.Everywhere<TrailLine>().Where(l => l.Block == null && ids.Contains(l.Id)).ExecuteUpdateAsync(l => l.SetProperty(row => row.Block, block.Number), ct);
    }
}
