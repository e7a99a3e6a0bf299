using System.Collections.Concurrent;

namespace Gridwork.Matters.IntakeKeys;

/// <summary>How many new reports came by each key within the last hour, in the memory of this process: apart from what the public page counts.</summary>
internal sealed class KeyUse(TimeProvider clock)
{
    private const int Minutes = 60;

    private readonly ConcurrentDictionary<IntakeKeyId, (long Minute, int Count)[]> used = new();

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
