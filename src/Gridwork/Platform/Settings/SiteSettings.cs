using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Settings;

/// <summary>The settings of the site. Once a second a request that reads them asks the database whether any was added; one that does not read them, never.</summary>
internal sealed class SiteSettings(GridworkDb db, CurrentSite site, KeptBooks kept, IEnumerable<SettingKind> kinds, TimeProvider clock)
{
    private SettingBook? book;

    public async Task<SettingBook> Book(CancellationToken ct) => book ??= kept.Fresh(site.Value.Code) ?? await Ask(ct);

    public async Task<T> On<T>(string key, DateOnly day, CancellationToken ct) => (await Book(ct)).On<T>(key, day);

    /// <summary>Asks again, for who has just waited for another writer.</summary>
    internal Task<long> Stamp(CancellationToken ct) => Newest(ct);

    /// <summary>What was read before is not relied on any more, by nobody.</summary>
    internal void Forget()
    {
        book = null;
        kept.Forget(site.Value.Code);
    }

    private async Task<SettingBook> Ask(CancellationToken ct)
    {
        var asked = clock.GetTimestamp();
        var stamp = await Newest(ct);
        if (kept.Last(site.Value.Code) is { } known && known.Stamp == stamp)
        {
            return kept.Keep(site.Value.Code, known, asked);
        }

        // Everywhere: a setting is the site's.
        var rows = await db.Everywhere<Setting>().AsNoTracking().ToListAsync(ct);
        return kept.Keep(site.Value.Code, new SettingBook(rows.Count == 0 ? 0 : rows.Max(r => r.Number), [.. kinds.SelectMany(k => k.Shipped), .. rows]), asked);
    }

    private async Task<long> Newest(CancellationToken ct) => await db.Everywhere<Setting>().MaxAsync(s => (long?)s.Number, ct) ?? 0;
}
