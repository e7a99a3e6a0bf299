using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Gridwork.Platform.Backups;

/// <summary>
/// Writes a backup's tables into a site's empty ones, in one transaction that the caller began: by COPY, or by one prepared insert. Then each
/// table is read again and must hash as what was written.
/// </summary>
internal static class LoadRows
{
    /// <summary>Null when every table reads as it was written; else the first that does not.</summary>
    public static async Task<string?> Run(DbConnection site, ReadBackup backup, CancellationToken ct)
    {
        var told = backup.Manifest.Tables.ToDictionary(t => t.Name, StringComparer.Ordinal);
        var here = await StoredTables.Read(site, ct);
        if (here.Select(t => t.Name).Except(told.Keys, StringComparer.Ordinal).Concat(told.Keys.Except(here.Select(t => t.Name), StringComparer.Ordinal)).FirstOrDefault() is { } odd)
        {
            return odd;
        }

        foreach (var table in here)
        {
            var from = told[table.Name];
            if (!table.Columns.Select(c => c.Name).Order(StringComparer.Ordinal).SequenceEqual(from.Columns.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            {
                return table.Name;
            }

            // In the backup's order of columns, which another database may have made in another.
            var asTold = table with { Columns = [.. from.Columns.Select(name => table.Columns.Single(c => c.Name == name))] };
            await TakeBackup.Do(site, $"DELETE FROM \"{table.Name}\"", ct); // what its migrations wrote
            var written = site is NpgsqlConnection postgres
                ? await Copy(postgres, asTold, backup.Rows(from, ct), ct)
                : await Insert((SqliteConnection)site, asTold, backup.Rows(from, ct), ct);
            if (await TakeBackup.Copy(site, asTold, Stream.Null, ct) != (from.Rows, written))
            {
                return table.Name;
            }
        }

        return null;
    }

    private static async Task<string> Copy(NpgsqlConnection site, StoredTable table, IAsyncEnumerable<JsonElement> rows, CancellationToken ct)
    {
        using var written = new Written(table);
        var types = table.Columns.Select(c => TypeOf(c.Kind)).ToArray();
        await using (var copy = await site.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({table.ColumnNames}) FROM STDIN (FORMAT BINARY)", ct))
        {
            await foreach (var row in rows)
            {
                var values = written.Take(row);
                await copy.StartRowAsync(ct);
                for (var i = 0; i < values.Length; i++)
                {
                    await (values[i] is { } value ? copy.WriteAsync(value, types[i], ct) : copy.WriteNullAsync(ct));
                }
            }

            await copy.CompleteAsync(ct);
        }

        foreach (var counted in table.Columns.Where(c => c.Counted))
        {
            await TakeBackup.Do(site, $"SELECT setval(pg_get_serial_sequence('\"{table.Name}\"', '{counted.Name}'), coalesce(max(\"{counted.Name}\"), 0) + 1, false) FROM \"{table.Name}\"", ct);
        }

        return written.Hash();
    }

    private static async Task<string> Insert(SqliteConnection site, StoredTable table, IAsyncEnumerable<JsonElement> rows, CancellationToken ct)
    {
        using var written = new Written(table);
        await using var command = site.CreateCommand();
#pragma warning disable CA2100 // Names that the database itself gave, nothing typed.
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({table.ColumnNames}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"$p{i}"))})";
#pragma warning restore CA2100
        SqliteParameter[] places = [.. table.Columns.Select((_, i) => command.Parameters.Add(new SqliteParameter($"$p{i}", DBNull.Value)))];
        await foreach (var row in rows)
        {
            var values = written.Take(row);
            for (var i = 0; i < values.Length; i++)
            {
                places[i].Value = values[i] ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(ct);
        }

        return written.Hash();
    }

    private static NpgsqlDbType TypeOf(ValueKind kind) => kind switch
    {
        ValueKind.Text => NpgsqlDbType.Text,
        ValueKind.Real => NpgsqlDbType.Double,
        ValueKind.YesNo => NpgsqlDbType.Boolean,
        ValueKind.Bytes => NpgsqlDbType.Bytea,
        ValueKind.Moment => NpgsqlDbType.TimestampTz,
        ValueKind.Day => NpgsqlDbType.Date,
        ValueKind.Id => NpgsqlDbType.Uuid,
        ValueKind.Long => NpgsqlDbType.Bigint,
        ValueKind.Whole => NpgsqlDbType.Integer,
        _ => throw new NotSupportedException($"PostgreSQL has no column of kind {kind}."),
    };

    /// <summary>Takes a row's values for the target and hashes what they are there.</summary>
    private sealed class Written(StoredTable table) : IDisposable
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly RowText text = new();
        private readonly object?[] values = new object?[table.Columns.Count];

        public object?[] Take(JsonElement row)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = RowText.Parse(row[i], table.Columns[i].Kind);
            }

            hash.AppendData(text.Of(values).Span);
            return values;
        }

        public string Hash() => Convert.ToHexStringLower(hash.GetHashAndReset());

        public void Dispose()
        {
            hash.Dispose();
            text.Dispose();
        }
    }
}
