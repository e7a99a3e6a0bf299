using System.Collections.Concurrent;

namespace Gridwork.Platform.Settings;

/// <summary>All settings of a site at one moment, the shipped ones among them. Immutable; what is made of them is kept with them.</summary>
/// <param name="stamp">The number of the newest row.</param>
internal sealed class SettingBook(long stamp, IReadOnlyList<Setting> rows)
{
    private readonly ConcurrentDictionary<Type, object> made = new();

    public long Stamp => stamp;

    /// <summary>In the order in which they came to hold.</summary>
    public IReadOnlyList<Setting> Rows { get; } = [.. rows.OrderBy(r => r.ValidFrom).ThenBy(r => r.Number)];

    public T Made<T>(Func<SettingBook, T> make) where T : notnull => (T)made.GetOrAdd(typeof(T), _ => make(this));

    /// <summary>The row that holds on this day; null when there is none.</summary>
    public Setting? At(string key, DateOnly day) => Rows.LastOrDefault(r => r.Key == key && r.ValidFrom <= day);

    /// <exception cref="KeyNotFoundException">Nothing is shipped or set under this key for the day.</exception>
    public T On<T>(string key, DateOnly day) => (At(key, day) ?? throw new KeyNotFoundException($"No setting {key} on {day:O}.")).Read<T>();

    /// <summary>For each day from which a value holds the row that stands there, in the order of days.</summary>
    public IReadOnlyList<Setting> Standing(string key) => [.. Rows.Where(r => r.Key == key).GroupBy(r => r.ValidFrom).Select(same => same.Last())];

    /// <summary>Every row there was, the newest first; what the product ships is the last.</summary>
    public IReadOnlyList<Setting> History(string key) => [.. Rows.Where(r => r.Key == key).OrderByDescending(r => r.Number)];

    public IEnumerable<string> Keys(SettingKind kind) => Rows.Select(r => r.Key).Where(kind.Owns).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}

/// <summary>
/// Each site's book as it was last read by this process. What is set here holds at the next request, what is set on another node within a second.
/// </summary>
internal sealed class KeptBooks(TimeProvider clock)
{
    private static readonly TimeSpan Unasked = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (SettingBook Book, long Asked)> books = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> forgot = new(StringComparer.Ordinal);

    /// <summary>It may be used without asking whether it is still the newest.</summary>
    public SettingBook? Fresh(string site) => books.TryGetValue(site, out var kept) && clock.GetElapsedTime(kept.Asked) < Unasked ? kept.Book : null;

    /// <summary>The last one, to be used if nothing newer is there.</summary>
    public SettingBook? Last(string site) => books.TryGetValue(site, out var kept) ? kept.Book : null;

    /// <param name="asked">When the database was asked: what was forgotten since is not fresh again.</param>
    public SettingBook Keep(string site, SettingBook book, long asked)
    {
        if (asked > forgot.GetValueOrDefault(site, long.MinValue))
        {
            books[site] = (book, asked);
        }

        return book;
    }

    public void Forget(string site)
    {
        forgot[site] = clock.GetTimestamp();
        books.TryRemove(site, out _);
    }
}
