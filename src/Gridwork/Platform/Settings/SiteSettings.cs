using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Settings;

/// <summary>The settings of the site. A request that reads them asks the database once, whether any was added; one that does not, never.</summary>
internal sealed class SiteSettings(GridworkDb db, CurrentSite site, KeptBooks kept, IEnumerable<SettingKind> kinds)
{
    private SettingBook? book;

    public async Task<SettingBook> Book(CancellationToken ct) => book ??= await Fresh(ct);

    public async Task<T> On<T>(string key, DateOnly day, CancellationToken ct) => (await Book(ct)).On<T>(key, day);

    /// <summary>Asks again, for who has just waited for another writer.</summary>
    internal Task<long> Stamp(CancellationToken ct) => Newest(ct);

    /// <summary>What was read before is not relied on any more.</summary>
    internal void Forget() => book = null;

    private async Task<SettingBook> Fresh(CancellationToken ct)
    {
        var stamp = await Newest(ct);
        if (kept[site.Value.Code] is { } known && known.Stamp == stamp)
        {
            return known;
        }

        // Everywhere: a setting is the site's.
        var rows = await db.Everywhere<Setting>().AsNoTracking().ToListAsync(ct);
        return kept[site.Value.Code] = new SettingBook(rows.Count == 0 ? 0 : rows.Max(r => r.Number), [.. kinds.SelectMany(k => k.Shipped), .. rows]);
    }

    private async Task<long> Newest(CancellationToken ct) => await db.Everywhere<Setting>().MaxAsync(s => (long?)s.Number, ct) ?? 0;
}
