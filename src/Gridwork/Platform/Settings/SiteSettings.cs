using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Settings;

/// <summary>The settings of the site. Once a second a request that reads them asks the database whether any was added; one that does not read them, never.</summary>
internal sealed class SiteSettings(GridworkDb db, CurrentSite site, Lately<string, SettingBook> lately, IEnumerable<SettingKind> kinds)
{
    private SettingBook? book;

    public async Task<SettingBook> Book(CancellationToken ct) => book ??= (await lately.Of(site.Value.Code, last => Ask(last, ct)))!;

    public async Task<T> On<T>(string key, DateOnly day, CancellationToken ct) => (await Book(ct)).On<T>(key, day);

    /// <summary>Asks again, for who has just waited for another writer.</summary>
    internal Task<long> Stamp(CancellationToken ct) => Newest(ct);

    /// <summary>What was read before is not relied on any more, by nobody.</summary>
    internal void Forget()
    {
        book = null;
        lately.Forget(site.Value.Code);
    }

    private async Task<SettingBook?> Ask(SettingBook? last, CancellationToken ct)
    {
        if (last is not null && last.Stamp == await Newest(ct))
        {
            return last;
        }

        // Everywhere: a setting is the site's.
        var rows = await db.Everywhere<Setting>().AsNoTracking().ToListAsync(ct);
        return new SettingBook(rows.Count == 0 ? 0 : rows.Max(r => r.Number), [.. kinds.SelectMany(k => k.Shipped), .. rows]);
    }

    private async Task<long> Newest(CancellationToken ct) => await db.Everywhere<Setting>().MaxAsync(s => (long?)s.Number, ct) ?? 0;
}
