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
