using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Terms;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Alarms;

/// <summary>Open clocks are to be counted again.</summary>
public sealed record RecountErrand : IErrand
{
    public static string Kind => "matters.recount";
}

/// <summary>What another calendar or other office hours mean for open matters: shown before, counted again after.</summary>
internal sealed class TimeOfMatters(GridworkDb db) : IMovedByTime, IHearWorkTimeChanged
{
    public async Task<MovedByTime> With(WorkTime next, CancellationToken ct)
    {
        var (count, first) = (0, new PriorityQueue<MovedLine, long>());
        // Everywhere: a calendar holds for the whole site, and no more than number and date are shown.
        var open = db.Everywhere<Matter>().AsNoTracking().Where(m => m.Open && m.TimeVersion != null).Select(m => new { m.Number, m.Clocks });
        await foreach (var matter in open.AsAsyncEnumerable().WithCancellation(ct))
        {
            foreach (var clock in matter.Clocks.All.Where(c => c.Runs))
            {
                var due = clock.Count(next).Due;
                if (due == clock.Due)
                {
                    continue;
                }

                count++;
                first.Enqueue(new MovedLine(matter.Number, clock.Due, due), -due.UtcTicks); // the farthest falls out first
                if (first.Count > MovedByTime.Most)
                {
                    first.Dequeue();
                }
            }
        }

        return new MovedByTime(count, [.. first.UnorderedItems.Select(i => i.Element).OrderBy(l => l.New)]);
    }

    public Task Hear(WorkTimeChanged changed, CancellationToken ct)
    {
        db.Send(new RecountErrand(), changed.At);
        return Task.CompletedTask;
    }
}
