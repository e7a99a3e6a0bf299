using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Tables;

namespace Gridwork.Matters.Standards;

/// <summary>The case standard that the site files by.</summary>
internal sealed class SiteStandard(TablesInForce<StandardVersion, CaseStandard> tables, CaseStandard shipped, SiteSettings settings, TimeProvider clock)
{
    public Task<CaseStandard> Today(CancellationToken ct) => On(CivilTime.DayOf(clock.GetUtcNow()), ct);

    public async Task<CaseStandard> On(DateOnly day, CancellationToken ct)
    {
        var standard = await tables.On(day, held => held.Count == 0 ? shipped : shipped.With(held), ct);
        return standard.NeedsReview && !ShippedStandard.Waits(await settings.Book(ct), shipped, day) ? standard.Confirmed() : standard;
    }
}
