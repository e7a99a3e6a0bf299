using System.Collections.Concurrent;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Jobs;

/// <summary>Who may do a job until when: any number of nodes may run, one at a time does it.</summary>
internal sealed class LeaseRow
{
    public required string Name { get; init; }

    public required string Holder { get; set; }

    public required DateTime Until { get; set; }
}

internal sealed class Leases(IDbContextFactory<RegistryDb> registry, TimeProvider clock)
{
    private readonly string me = $"{Environment.MachineName}-{Guid.CreateVersion7():N}";

    private readonly ConcurrentDictionary<string, DateTime> held = new(StringComparer.Ordinal);

    /// <summary>
    /// True when the lease is ours for at least half of <paramref name="time"/>: it was free, over, or ours already. The registry is asked
    /// only when less than that is left.
    /// </summary>
    public async Task<bool> Take(string name, TimeSpan time, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (held.TryGetValue(name, out var ours) && ours - now >= time / 2)
        {
            return true;
        }

        await using var db = await registry.CreateDbContextAsync(ct);
        var until = now + time;
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO leases (name, holder, until) VALUES ({name}, {me}, {until})
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
            WHERE leases.holder = excluded.holder OR leases.until < {now}
            """, ct) == 1;
        held[name] = taken ? until : DateTime.MinValue;
        return taken;
    }
}
