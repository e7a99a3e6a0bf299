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

    private long seen;

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Stopwatch.GetElapsedTime(Interlocked.Read(ref seen)) < Quiet)
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

    private async Task Reopen(DbConnection connection, CancellationToken ct)
    {
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
