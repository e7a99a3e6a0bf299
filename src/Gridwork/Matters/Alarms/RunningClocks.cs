using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Whistles;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Terms;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Alarms;

/// <summary>The clocks that run, for whoever wants to know what a change would do to them.</summary>
internal sealed class RunningClocks(GridworkDb db)
{
    /// <param name="again">The clock as it would be then; null where it would not run any more.</param>
    public async Task<MovedByTime> Moved(Func<TermClock, TermClock?> again, CancellationToken ct)
    {
        var (count, first) = (0, new PriorityQueue<MovedLine, long>());
        await foreach (var (number, clock) in All<Matter>().Concat(All<Leg>()).WithCancellation(ct))
        {
            var due = again(clock)?.Due;
            if (due == clock.Due)
            {
                continue;
            }

            count++;
            first.Enqueue(new MovedLine(number, clock.Due, due), -(due ?? clock.Due).UtcTicks); // the farthest falls out first
            if (first.Count > MovedByTime.Most)
            {
                first.Dequeue();
            }
        }

        return new MovedByTime(count, [.. first.UnorderedItems.Select(i => i.Element).OrderBy(l => l.New ?? l.Old)]);
    }

    // Everywhere: a calendar and a limit hold for the whole site, and no more than number and date are shown.
    private IAsyncEnumerable<(string Number, TermClock Clock)> All<T>()
        where T : class, IClocked =>
        db.Everywhere<T>().AsNoTracking().Where(m => m.Open && m.TimeVersion != null).Select(m => new { m.Number, m.Clocks }).AsAsyncEnumerable()
            .SelectMany(m => m.Clocks.All.Where(c => c.Runs).Select(c => (m.Number, c)));
}
