using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Gridwork.Platform.Sites;

/// <summary>
/// After the server was started again every connection that waits in the pool is dead, and whoever got one would get an error. So the first
/// that is taken after a quiet moment is tried, and with a dead one the whole pool is thrown away. Under load this asks a few times a second.
/// Of several servers it is asked anew which one leads, as soon as none did: another may take over at any moment.
/// </summary>
internal sealed class PostgresAwake(NpgsqlDataSource pool) : DbConnectionInterceptor
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    /// <summary>A machine that hangs keeps its connections and answers nothing.</summary>
    private const int SecondsToAnswer = 5;

    /// <summary>As long as somebody may still hold a dead connection that was taken before the pool was thrown away, and not have tried it.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    private long seen;

    private long thrownAway;

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Within(Quiet, ref seen) && !Within(Settled, ref thrownAway))
        {
            return;
        }

        try
        {
            await Ask(connection, cancellationToken);
        }
        catch (NpgsqlException)
        {
            await Reopen(connection, cancellationToken);
        }

        Interlocked.Exchange(ref seen, Stopwatch.GetTimestamp());
    }

    public override Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        PostgresServers.Forget(pool);
        return Task.CompletedTask;
    }

    private static bool Within(TimeSpan span, ref long since) => Stopwatch.GetElapsedTime(Interlocked.Read(ref since)) < span;

    private async Task Reopen(DbConnection connection, CancellationToken ct)
    {
        Interlocked.Exchange(ref thrownAway, Stopwatch.GetTimestamp());
        pool.Clear();
        PostgresServers.Forget(pool);
        await connection.CloseAsync();
        try
        {
            await connection.OpenAsync(ct);
        }
        catch
        {
            PostgresServers.Forget(pool);
            throw;
        }
    }

    private static async Task Ask(DbConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        command.CommandTimeout = SecondsToAnswer;
        await command.ExecuteNonQueryAsync(ct);
    }
}
