using System.Collections.Concurrent;

namespace Gridwork.Matters.IntakeKeys;

/// <summary>
/// The keys in use, and how many new reports came by each within the last hour, in the memory of this process: apart from what the public page
/// counts. A key that is ended here is ended at the next request, one that is ended on another node within a second.
/// </summary>
internal sealed class KeyUse(TimeProvider clock)
{
    private const int Minutes = 60;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Site, string Hash), (IntakeKey Key, long At)> known = new();

    private long forgot = long.MinValue;

    private readonly ConcurrentDictionary<IntakeKeyId, (long Minute, int Count)[]> used = new();

    public IntakeKey? Known(string site, string hash) =>
        known.TryGetValue((site, hash), out var kept) && clock.GetElapsedTime(kept.At) < Fresh ? kept.Key : null;

    /// <param name="asked">When the database was asked for it: what was forgotten since is not remembered again.</param>
    public void Knows(string site, IntakeKey? key, long asked)
    {
        if (key is not null && asked > Interlocked.Read(ref forgot))
        {
            known[(site, key.Hash)] = (key, asked);
        }
    }

    public void Forget(string site, string hash)
    {
        Interlocked.Exchange(ref forgot, clock.GetTimestamp());
        known.TryRemove((site, hash), out _);
    }

    public int LastHour(IntakeKeyId key)
    {
        var now = Minute();
        var minutes = used.GetOrAdd(key, _ => new (long, int)[Minutes]);
        lock (minutes)
        {
            return minutes.Where(m => m.Minute > now - Minutes).Sum(m => m.Count);
        }
    }

    public void Note(IntakeKeyId key)
    {
        var now = Minute();
        var minutes = used.GetOrAdd(key, _ => new (long, int)[Minutes]);
        lock (minutes)
        {
            ref var slot = ref minutes[now % Minutes];
            slot = slot.Minute == now ? (now, slot.Count + 1) : (now, 1);
        }
    }

    private long Minute() => clock.GetUtcNow().ToUnixTimeSeconds() / 60;
}
