using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Whistles;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Alarms;

/// <summary>
/// The self-test of the alarms: a clock of the site's calendar and hours warns at half, at four fifths and at its end; what is due is
/// rung the usual way, and nothing may be left that was due; and the calendar reaches as far as terms do.
/// </summary>
internal sealed class RehearseAlarms(GridworkDb db, SiteClocks clocks, RingAlarms matters, RingLegs legs, TimeProvider clock)
{
    public const string Name = "matters.alarms";

    private const int MostRounds = 50;
    private const int December = 12;

    public async Task<IReadOnlyList<Finding>> Run(CancellationToken ct)
    {
        var (now, timing) = (clock.GetUtcNow(), await clocks.Now(ct));
        var findings = new List<Finding>();
        if (!Warns(timing, now))
        {
            findings.Add(new Finding("selftest.alarms.silent"));
        }

        var today = CivilTime.DayOf(now);
        if (timing.Time.Calendar.LastYear < today.Year + (today.Month == December ? 1 : 0))
        {
            findings.Add(new Finding("selftest.alarms.calendar", timing.Time.Calendar.LastYear + 1));
        }

        if (await Left(now, ct) is > 0 and var left)
        {
            findings.Add(new Finding("selftest.alarms.left", left));
        }

        return findings;
    }

    private static bool Warns(Timing timing, DateTimeOffset now)
    {
        var rehearsed = TermClock.Start(ClockKind.Handling, Promise.Of(new Term(2, TermUnit.WorkHours), CountedBy.OfficeHours, now, timing.Time), timing.Time);
        AlarmLevel[] rung = [AlarmLevel.Half, AlarmLevel.Most, AlarmLevel.Over];
        foreach (var level in rung)
        {
            if (rehearsed.AlarmAt is not { } at || at <= now || at > rehearsed.Due)
            {
                return false;
            }

            rehearsed = rehearsed.Ring(at, timing.Time);
            if (rehearsed.Rung != level)
            {
                return false;
            }
        }

        return rehearsed.AlarmAt is null;
    }

    // After a long silence there may be many: they are rung before what is left is counted.
    private async Task<int> Left(DateTimeOffset now, CancellationToken ct)
    {
        var before = await Due(now, ct);
        for (var round = 0; before > 0 && round < MostRounds; round++)
        {
            await matters.Run(ct);
            await legs.Run(ct);
            var after = await Due(now, ct);
            if (after >= before)
            {
                return after;
            }

            before = after;
        }

        return before;
    }

    // Everywhere: alarms are the site's.
    private async Task<int> Due(DateTimeOffset now, CancellationToken ct) =>
        await db.Everywhere<Matter>().CountAsync(m => m.Open && m.NextAlarm <= now, ct) + await db.Everywhere<Leg>().CountAsync(l => l.Open && l.NextAlarm <= now, ct);
}
