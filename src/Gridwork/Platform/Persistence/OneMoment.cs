using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Persistence;

/// <summary>
/// Until it is disposed, all that is read on its context is as of one moment, whatever others write meanwhile: a read transaction of SQLite's
/// log, a repeatable-read one of PostgreSQL. Nothing is written on it.
/// </summary>
internal sealed class OneMoment : IAsyncDisposable
{
    private readonly DbConnection connection;

    private OneMoment(DbConnection connection) => this.connection = connection;

    public static async Task<OneMoment> Begin(GridworkDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var moment = new OneMoment(db.Database.GetDbConnection());
        await moment.Do(moment.connection is SqliteConnection ? "BEGIN DEFERRED" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", ct);
        return moment;
    }

    public async ValueTask DisposeAsync() => await Do("ROLLBACK", CancellationToken.None);

    private async Task Do(string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Our own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }
}
