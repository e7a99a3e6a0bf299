using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Gridwork.Platform.Sites;

/// <summary>
/// After the server was started again every connection that waits in the pool is dead, and whoever got one would get an error. So the first
/// that is taken after a quiet moment is tried, and with a dead one the whole pool is thrown away. Under load this asks a few times a second.
/// </summary>
internal sealed class PostgresAwake(NpgsqlDataSource pool) : DbConnectionInterceptor
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

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
            pool.Clear();
            await connection.CloseAsync();
            await connection.OpenAsync(cancellationToken);
        }

        Interlocked.Exchange(ref seen, Stopwatch.GetTimestamp());
    }

    private static async Task Ask(DbConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        await command.ExecuteNonQueryAsync(ct);
    }
}
