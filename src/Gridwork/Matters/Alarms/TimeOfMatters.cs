using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Terms;

namespace Gridwork.Matters.Alarms;

/// <summary>Open clocks are to be counted again.</summary>
public sealed record RecountErrand : IErrand
{
    public static string Kind => "matters.recount";
}

/// <summary>What another calendar or other office hours mean for open matters: shown before, counted again after.</summary>
internal sealed class TimeOfMatters(GridworkDb db, RunningClocks running) : IMovedByTime, IHearWorkTimeChanged
{
    public Task<MovedByTime> With(WorkTime next, CancellationToken ct) => running.Moved(clock => clock.Count(next), ct);

    public Task Hear(WorkTimeChanged changed, CancellationToken ct)
    {
        db.Send(new RecountErrand(), changed.At);
        return Task.CompletedTask;
    }
}
