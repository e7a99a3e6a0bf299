using System.Collections.Concurrent;

namespace Gridwork.Platform.Persistence;

/// <summary>Of each site what was read when its stamp was this one, on this day, in the memory of this process.</summary>
internal sealed class Stamped<T>
    where T : class
{
    private readonly ConcurrentDictionary<string, (Guid Stamp, DateOnly Day, T Read)> sites = new(StringComparer.Ordinal);

    public async Task<T> Of(string site, Guid stamp, DateOnly day, Func<Task<T>> read)
    {
        if (sites.TryGetValue(site, out var kept) && kept.Stamp == stamp && kept.Day == day)
        {
            return kept.Read;
        }

        var now = await read();
        sites[site] = (stamp, day, now);
        return now;
    }
}
