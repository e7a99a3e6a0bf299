using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gridwork.Platform.Persistence;

/// <summary>
/// PostgreSQL: a few rows of several tables in one round trip, each by a statement that the connection has prepared. A COPY takes two round trips
/// for each table, which is what a handful of rows costs most.
/// </summary>
internal static class OneBatch
{
    public static async Task Write(GridworkDb db, IEnumerable<(BulkTable Table, IEnumerable<(object Owner, object Row)> Rows)> few, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
        foreach (var (table, rows) in few)
        {
            foreach (var (owner, row) in rows)
            {
                batch.BatchCommands.Add(Insert(table, owner, row));
            }
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlBatchCommand Insert(BulkTable table, object owner, object row)
    {
        var insert = new NpgsqlBatchCommand(table.Insert);
        foreach (var column in table.Columns)
        {
            insert.Parameters.Add(new NpgsqlParameter { Value = column.Value(owner, row) ?? DBNull.Value, NpgsqlDbType = column.PostgresType });
        }

        return insert;
    }
}
