using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.SettingLimits;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Terms;

namespace Gridwork.Matters.Clocks;

/// <summary>By what an act counts at this moment: the site's calendar and hours, and its limits.</summary>
public sealed record Timing(WorkTime Time, ClockRules Rules)
{
    /// <summary>A matter that bears another one was counted by another time or other limits.</summary>
    public string Version { get; } = Rules.Version(Time);

    /// <summary>A clock that begins now; null where the site has set no limit for its kind.</summary>
    public TermClock? Begin(ClockKind kind, DateTimeOffset now) => Rules.On(kind, CivilTime.DayOf(now)) is { } limit
        ? TermClock.Start(kind, Promised(limit, now), Time)
        : null;

    /// <summary>A running clock, counted by what holds now for the day on which it began; null where no limit of its kind holds for it any more.</summary>
    public TermClock? Again(TermClock clock, DateTimeOffset now) =>
        clock.Kind.IsPromised ? clock.Again(clock.Promise, now, Time)
        : Rules.On(clock.Kind, CivilTime.DayOf(clock.Promise.From)) is not { } limit ? null
        : clock.Again((limit.Count, limit.Unit, limit.By) == (clock.Promise.Count, clock.Promise.Unit, clock.Promise.By) ? clock.Promise : Promised(limit, clock.Promise.From), now, Time);

    private Promise Promised(ClockRules.Limit limit, DateTimeOffset from) => Promise.Of(new Term(limit.Count, limit.Unit), limit.By, from, Time);
}

/// <summary>What the site counts its clocks by. Whoever does not ask costs the database nothing.</summary>
internal sealed class SiteClocks(SiteSettings settings)
{
    public async Task<Timing> Now(CancellationToken ct) => (await settings.Book(ct)).Made(Of);

    private static Timing Of(SettingBook book) => new(book.Made(TimeSettings.WorkTime), book.Made(LimitSettings.Rules));
}
