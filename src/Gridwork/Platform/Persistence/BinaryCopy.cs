using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gridwork.Platform.Persistence;

/// <summary>PostgreSQL: COPY in its binary form. The connection's search path says which site's schema.</summary>
internal sealed class BinaryCopy : IBulkDoor
{
    // From here on it is cheaper to look over the whole table once than to look up each row's owner by a trigger (4 s of 5 for a nation's names).
    private const int Many = 10_000;

    public int AtOnce => 1_000_000;

    public async Task Write(GridworkDb db, BulkTable table, IEnumerable<(object Owner, object Row)> rows, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var key = table.OwnerKey is { } name && rows.Skip(Many).Any() ? await Definition(connection, table, name, ct) : null;
        if (key is not null)
        {
            await Run(connection, $"ALTER TABLE {table.Name} DROP CONSTRAINT {table.OwnerKey}", ct);
        }

        await Copy(connection, table, rows, ct);
        if (key is not null)
        {
            await Run(connection, $"ALTER TABLE {table.Name} ADD CONSTRAINT {table.OwnerKey} {key}", ct);
        }
    }

    private static async Task Copy(NpgsqlConnection connection, BulkTable table, IEnumerable<(object Owner, object Row)> rows, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table.Name} ({table.ColumnNames}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var (owner, row) in rows)
        {
            await copy.StartRowAsync(ct);
            for (var i = 0; i < table.Columns.Count; i++)
            {
                if (table.Columns[i].Value(owner, row) is { } value)
                {
                    await copy.WriteAsync(value, table.Columns[i].PostgresType, ct);
                }
                else
                {
                    await copy.WriteNullAsync(ct);
                }
            }
        }

        await copy.CompleteAsync(ct);
    }

    private static async Task<string> Definition(NpgsqlConnection connection, BulkTable table, string key, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = $1::regclass AND conname = $2", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = table.Name });
        command.Parameters.Add(new NpgsqlParameter { Value = key });
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task Run(NpgsqlConnection connection, string statement, CancellationToken ct)
    {
#pragma warning disable CA2100 // Names of the mapping and the database's own words, nothing typed.
        await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }
}
