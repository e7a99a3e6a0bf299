using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Gridwork.Platform.Persistence;

/// <summary>
/// SQLite: one statement, prepared once, filled by place. Its .NET client looks every parameter up by name for every row, which took
/// twice as long as all the rest; so we speak to the library itself and write each type as that client does.
/// </summary>
internal sealed class PreparedInserts : IBulkDoor
{
    // They hold the only writer's place about as long as EF holds it for 2,000.
    public int AtOnce => 20_000;

    public Task Write(GridworkDb db, BulkTable table, IEnumerable<(object Owner, object Row)> rows, CancellationToken ct)
    {
        var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        var places = string.Join(", ", table.Columns.Select(_ => "?"));
        Check(handle, raw.sqlite3_prepare_v2(handle, $"INSERT INTO {table.Name} ({table.ColumnNames}) VALUES ({places})", out var statement));
        using (statement)
        {
            foreach (var (owner, row) in rows)
            {
                ct.ThrowIfCancellationRequested();
                for (var i = 0; i < table.Columns.Count; i++)
                {
                    Check(handle, Bind(statement, i + 1, table.Columns[i].Value(owner, row)));
                }

                Check(handle, raw.sqlite3_step(statement) is var done and not raw.SQLITE_DONE ? done : raw.SQLITE_OK);
                Check(handle, raw.sqlite3_reset(statement));
            }
        }

        return Task.CompletedTask;
    }

    public static async Task Write(GridworkDb db, IEnumerable<(BulkTable Table, IEnumerable<(object Owner, object Row)> Rows)> few, CancellationToken ct)
    {
        var door = new PreparedInserts();
        foreach (var (table, rows) in few)
        {
            await door.Write(db, table, rows, ct);
        }
    }

    private static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        DateOnly day => raw.sqlite3_bind_text(statement, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime moment => raw.sqlite3_bind_text(statement, place, moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        Guid id => raw.sqlite3_bind_text(statement, place, id.ToString().ToUpperInvariant()),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        bool or int or long => raw.sqlite3_bind_int64(statement, place, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        double number => raw.sqlite3_bind_double(statement, place, number),
        _ => throw new NotSupportedException($"How SQLite keeps a {value.GetType()} is not known here."),
    };

    private static void Check(sqlite3 handle, int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException($"SQLite Error {code}: '{raw.sqlite3_errmsg(handle).utf8_to_string()}'.", code, raw.sqlite3_extended_errcode(handle));
        }
    }
}
