using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Settings;

namespace Gridwork.Platform.Terms;

/// <summary>Something whose terms are counted by the site's time: says what another time would move.</summary>
public interface IMovedByTime
{
    Task<MovedByTime> With(WorkTime next, CancellationToken ct);
}

/// <param name="First">At most <see cref="Most"/>, the nearest first.</param>
public sealed record MovedByTime(int Count, IReadOnlyList<MovedLine> First)
{
    public const int Most = 20;
}

/// <param name="New">Null where it would not run any more.</param>
public sealed record MovedLine(string Number, DateTimeOffset Old, DateTimeOffset? New);

/// <summary>The calendar or the office hours of the site are others than before.</summary>
public sealed record WorkTimeChanged(WorkTime Before, WorkTime Now, DateTimeOffset At);

/// <summary>Hears of it before the save, on the same context: one commit writes the setting and what the hearer leaves.</summary>
public interface IHearWorkTimeChanged
{
    Task Hear(WorkTimeChanged changed, CancellationToken ct);
}

/// <param name="Mark">What the page must carry back for the save: that this was seen.</param>
public sealed record TimePreview(WorkTime Before, WorkTime Next, MovedByTime Moved, string Mark)
{
    public bool Same => Before.Version == Next.Version;
}

/// <summary>Changes what the site counts by: first shown with all it would move, then saved and told to those who hear.</summary>
internal sealed class ChangeTime(
    SiteSettings settings, SetSetting set, IEnumerable<IMovedByTime> moved, IEnumerable<IHearWorkTimeChanged> hearers, TimeProvider clock)
{
    public async Task<TimePreview> Look(NewSetting next, CancellationToken ct)
    {
        var book = await settings.Book(ct);
        var (before, after) = (book.Made(TimeSettings.WorkTime), book.With(next));
        List<MovedByTime> all = [];
        foreach (var source in before.Version == after.Version ? [] : moved)
        {
            all.Add(await source.With(after, ct));
        }

        var lines = all.SelectMany(m => m.First).OrderBy(l => l.New).Take(MovedByTime.Most);
        return new TimePreview(before, after, new MovedByTime(all.Sum(m => m.Count), [.. lines]), await set.Mark(next, ct));
    }

    public async Task<Problem?> Save(NewSetting next, string? shown, CancellationToken ct)
    {
        var book = await settings.Book(ct);
        var changed = new WorkTimeChanged(book.Made(TimeSettings.WorkTime), book.With(next), clock.GetUtcNow());
        return await set.Run(next, shown, () => Tell(changed, ct), ct);
    }

    private async Task Tell(WorkTimeChanged changed, CancellationToken ct)
    {
        foreach (var hearer in changed.Before.Version == changed.Now.Version ? [] : hearers)
        {
            await hearer.Hear(changed, ct);
        }
    }
}
