using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.OldLedgers;

/// <summary>Takes a page of old matters in: with numbers of this site, in one transaction, with one line in the trail that names the first and the last.</summary>
internal sealed class TakeRows(GridworkDb db, SiteClocks clocks, SiteKeys keys, Caller caller, TimeProvider clock)
{
    public const int AtOnce = 500;

    /// <summary>Those that are not here yet, and not among those seen.</summary>
    public async Task<List<OldMatter>> Fresh(List<OldMatter> page, HashSet<MatterId> seen, CancellationToken ct)
    {
        var ids = page.ConvertAll(m => m.Id);
        // Everywhere: not to read a matter, but to know one that was brought before.
        var here = (await db.Everywhere<Matter>().Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct)).ToHashSet();
        return page.FindAll(m => seen.Add(m.Id) && !here.Contains(m.Id));
    }

    public async Task Take(string source, List<OldMatter> fresh, CancellationToken ct)
    {
        if (fresh.Count == 0)
        {
            return;
        }

        var (by, timing) = (new Actor(caller.Id, caller.Name, clock.GetUtcNow()), await clocks.Now(ct));
        var ring = fresh.Exists(m => m.Contact is { IsEmpty: false }) ? await keys.Open(ct) : null as Kernel.Result<KeyRing>?;
        if (ring is { Ok: false, Problem: var closed })
        {
            throw new InvalidOperationException(closed.Message);
        }

        await db.InTransaction(
            async stop =>
            {
                var year = CivilTime.DayOf(by.At).Year;
                var number = await db.Next($"matter-{year}", fresh.Count, stop) - fresh.Count;
                var (first, last) = ("", "");
                foreach (var old in fresh)
                {
                    var matter = Matter.BringIn(old, source, by, timing);
                    matter.Give(year, ++number);
                    (first, last) = (first.Length > 0 ? first : matter.Number, matter.Number);
                    db.Add(matter);
                    if (old.Contact is { IsEmpty: false } contact)
                    {
                        db.Add(Reporter.Of(matter, contact, ring!.Value.Value!));
                    }
                }

                db.Trail(caller, "matters.bring-in", first, fresh[0].Area, $"{source} {first}–{last}", by.At);
                return await db.SaveChangesAsync(stop);
            },
            ct);
    }
}
