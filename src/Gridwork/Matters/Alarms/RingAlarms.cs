using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Telling;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Alarms;

/// <summary>
/// Tells whom it concerns that half or four fifths of a term have passed, that it is over, or that a suspended matter is to be looked at. A
/// suspension that has reached its last day ends by itself.
/// </summary>
internal sealed partial class RingAlarms(GridworkDb db, SiteClocks clocks, Caller caller, TimeProvider clock, ILogger<RingAlarms> log)
{
    private const int AtOnce = 200;

    /// <summary>Gives back how many matters rang.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        var (now, timing) = (clock.GetUtcNow(), await clocks.Now(ct));
        // Everywhere: alarms are the site's; each notice is read in its own area.
        var due = await db.Everywhere<Matter>().AsNoTracking().Where(m => m.Open && m.NextAlarm <= now).OrderBy(m => m.NextAlarm).Take(AtOnce).Select(m => m.Id).ToListAsync(ct);
        foreach (var id in due)
        {
            try
            {
                await Ring(id, now, timing, ct);
            }
            catch (Exception failed) when (!ct.IsCancellationRequested)
            {
                AlarmFailed(log, id.Value, failed); // and the others ring
            }

            db.ChangeTracker.Clear();
        }

        return due.Count;
    }

    private async Task Ring(MatterId id, DateTimeOffset now, Timing timing, CancellationToken ct)
    {
        // Everywhere: as above.
        var matter = await db.Everywhere<Matter>().SingleAsync(m => m.Id == id, ct);
        if (matter.SuspendedUntil is { } last && last <= now)
        {
            var by = new Actor(caller.Id, caller.Name, now);
            matter.Resume(note: null, by, timing);
            db.Trail(caller, "matters.resume", matter.Number, matter.Area, "", now);
            await db.Save(ct);
            return;
        }

        var notices = matter.Ring(now, timing).SelectMany(told => Notices(matter, told, now)).ToList();
        if (matter.LookedAt(now) is { } day)
        {
            notices.Add(Notice(matter, ClockKind.Handling, NoticeKind.LookAgain, Audience.Dispatchers, CivilTime.StartOf(day), now));
        }

        var (rung, next, look) = (matter.Clocks, matter.NextAlarm, matter.LookAgain);
        var version = matter.Version;
        db.ChangeTracker.Clear();
        await db.InTransaction(async stop =>
        {
            // Not by the entity: an alarm is no act, and must not turn away the clerk who is typing one.
            if (await db.Everywhere<Matter>().Where(m => m.Id == id && m.Version == version)
                .ExecuteUpdateAsync(m => m.SetProperty(r => r.Clocks, rung).SetProperty(r => r.NextAlarm, next).SetProperty(r => r.LookAgain, look), stop) == 1)
            {
                var untold = (await db.NotToldYet(notices, stop)).ToList();
                db.AddRange(untold);
                db.TellOf(untold);
                await db.SaveChangesAsync(stop);
            }

            return 0;
        }, ct);
    }

    private static IEnumerable<Notice> Notices(Matter matter, TermClock clock, DateTimeOffset now)
    {
        var kind = clock.Rung switch { AlarmLevel.Half => NoticeKind.Half, AlarmLevel.Most => NoticeKind.Most, _ => NoticeKind.Over };
        var worker = clock.Kind switch
        {
            ClockKind.FirstContact => Audience.Intake,
            ClockKind.Verification => Audience.Verifiers,
            ClockKind.Check => Audience.Checkers,
            ClockKind.Ruling => Audience.Arbiters,
            _ => Audience.Handlers,
        };
        Audience[] to = kind is not NoticeKind.Over ? [worker]
            : clock.Kind is ClockKind.Ruling ? [Audience.Arbiters, Audience.DutyLeaders]
            : matter.Unit is null ? [Audience.Dispatchers]
            : [Audience.Dispatchers, Audience.Heads];
        return to.Select(audience => Notice(matter, clock.Kind, kind, audience, clock.Due, now));
    }

    private static Notice Notice(Matter matter, ClockKind clock, NoticeKind kind, Audience to, DateTimeOffset due, DateTimeOffset now) => new()
    {
        Matter = matter.Id,
        Number = matter.Number,
        Title = matter.Title,
        Area = matter.Area,
        Kind = kind,
        Clock = clock,
        To = to,
        Unit = matter.Unit,
        Due = due,
        At = now,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The alarm of matter {Matter} could not be given; the next round tries again.")]
    private static partial void AlarmFailed(ILogger log, Guid matter, Exception failed);
}
