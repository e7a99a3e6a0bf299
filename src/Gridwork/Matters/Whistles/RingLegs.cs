using Gridwork.Matters.Alarms;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Telling;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Whistles;

/// <summary>
/// Tells of the clocks of legs, and so goes up when nobody answers: first the unit, at four fifths its head, and when the term is over
/// whoever called and the leader on duty.
/// </summary>
internal sealed partial class RingLegs(GridworkDb db, SiteClocks clocks, TimeProvider clock, ILogger<RingLegs> log)
{
    private const int AtOnce = 200;

    /// <summary>Gives back how many legs rang.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // Everywhere: alarms are the site's; each notice is read in its own area.
        var due = await db.Everywhere<Leg>().AsNoTracking().Where(l => l.Open && l.NextAlarm <= now).OrderBy(l => l.NextAlarm).Take(AtOnce).Select(l => l.Id).ToListAsync(ct);
        if (due.Count == 0)
        {
            return 0;
        }

        var timing = await clocks.Now(ct);
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

    private async Task Ring(LegId id, DateTimeOffset now, Timing timing, CancellationToken ct)
    {
        // Everywhere: as above.
        var leg = await db.Everywhere<Leg>().AsNoTracking().SingleAsync(l => l.Id == id, ct);
        var version = leg.Version;
        var notices = leg.Ring(now, timing).SelectMany(told => Notices(leg, told, now)).ToList();
        var (rung, next) = (leg.Clocks, leg.NextAlarm);
        await db.InTransaction(async stop =>
        {
            // Not by the entity: an alarm is no act, and must not turn away who is typing one.
            if (await db.Everywhere<Leg>().Where(l => l.Id == id && l.Version == version)
                .ExecuteUpdateAsync(l => l.SetProperty(r => r.Clocks, rung).SetProperty(r => r.NextAlarm, next), stop) == 1)
            {
                var untold = (await db.NotToldYet(notices, stop)).ToList();
                db.AddRange(untold);
                db.TellOf(untold);
                await db.SaveChangesAsync(stop);
            }

            return 0;
        }, ct);
    }

    private static IEnumerable<Notice> Notices(Leg leg, TermClock clock, DateTimeOffset now) =>
        Audiences(clock).Select(to => new Notice
        {
            Matter = leg.Matter,
            Leg = leg.Id.Value,
            Number = leg.Number,
            Title = leg.Title,
            Area = leg.Area,
            Kind = clock.Rung switch { AlarmLevel.Half => NoticeKind.Half, AlarmLevel.Most => NoticeKind.Most, _ => NoticeKind.Over },
            Clock = clock.Kind,
            To = to,
            Unit = leg.Unit,
            Due = clock.Due,
            At = now,
        });

    private static Audience[] Audiences(TermClock clock) => (clock.Kind, clock.Rung) switch
    {
        (ClockKind.Ruling, AlarmLevel.Over) => [Audience.Arbiters, Audience.DutyLeaders],
        (ClockKind.Ruling, _) => [Audience.Arbiters],
        (_, AlarmLevel.Half) => [Audience.Handlers],
        (_, AlarmLevel.Most) => [Audience.Handlers, Audience.Heads],
        _ => [Audience.Heads, Audience.Callers, Audience.DutyLeaders],
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The alarm of leg {Leg} could not be given; the next round tries again.")]
    private static partial void AlarmFailed(ILogger log, Guid leg, Exception failed);
}
