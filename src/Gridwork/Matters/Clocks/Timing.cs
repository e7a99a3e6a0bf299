using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Platform.Terms;

namespace Gridwork.Matters.Clocks;

/// <summary>The limits that hold for the clocks other than handling. One that is not set does not run.</summary>
public sealed record ClockRules(IReadOnlyDictionary<ClockKind, ClockRules.Limit> Limits)
{
    public static readonly ClockRules None = new(new Dictionary<ClockKind, Limit>());

    public sealed record Limit(int Count, TermUnit Unit, CountedBy By);
}

/// <summary>By what an act counts at this moment: the site's calendar and hours, and its limits.</summary>
public sealed record Timing(WorkTime Time, ClockRules Rules)
{
    /// <summary>A clock that begins now; null where the site has set no limit for its kind.</summary>
    public TermClock? Begin(ClockKind kind, DateTimeOffset now) => Rules.Limits.TryGetValue(kind, out var limit)
        ? TermClock.Start(kind, Promise.Of(new Term(limit.Count, limit.Unit), limit.By, now, Time), Time)
        : null;
}

internal sealed class SiteClocks(SiteTime time, ClockRules rules)
{
    public async Task<Timing> Now(CancellationToken ct) => new(await time.Now(ct), rules);
}
