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

    /// <summary>True when the lease is ours from now for <paramref name="time"/>: it was free, over, or ours already.</summary>
    public async Task<bool> Take(string name, TimeSpan time, CancellationToken ct)
    {
        await using var db = await registry.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var until = now + time;
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO leases (name, holder, until) VALUES ({name}, {me}, {until})
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
            WHERE leases.holder = excluded.holder OR leases.until < {now}
            """, ct) == 1;
    }
}
