using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Gridwork.Platform.Backups;

/// <summary>How a column holds its values. <see cref="Raw"/>: SQLite, where a value says itself what it is.</summary>
internal enum ValueKind { Raw, Text, Long, Whole, Real, YesNo, Bytes, Moment, Day, Id }

internal sealed record StoredColumn(string Name, ValueKind Kind, int Key, bool Counted);

internal sealed record StoredTable(string Name, IReadOnlyList<StoredColumn> Columns)
{
    public string ColumnNames => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    /// <summary>By the key, text by its bytes: the same order on both databases.</summary>
    public string Ordered => $"SELECT {ColumnNames} FROM \"{Name}\" ORDER BY " + string.Join(", ", Columns.Where(c => c.Key > 0).OrderBy(c => c.Key)
        .Select(c => $"\"{c.Name}\"{(c.Kind is ValueKind.Text ? " COLLATE \"C\"" : "")}"));
}

/// <summary>
/// A site's tables as the database itself knows them, not as the program maps them: a backup is also made of tables that are older than the
/// program. Columns that the database computes, its own books of migrations, and the index of search, which is made anew, are left out. The referred-to stands before what refers.
/// </summary>
internal static class StoredTables
{
    private const string OfSqlite = """
        SELECT t.name, c.name, '', c.pk, 0 FROM sqlite_master t, pragma_table_xinfo(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' AND t.name NOT LIKE 'search\_%' ESCAPE '\' AND c.hidden = 0
        ORDER BY t.name, c.cid
        """;

    private const string OfPostgres = """
        SELECT c.relname::text, a.attname::text, format_type(a.atttypid, NULL), coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0)::bigint, (a.attidentity <> '')::int::bigint
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
        WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) AND c.relkind = 'r' AND c.relname NOT LIKE '\_\_EF%' AND c.relname NOT LIKE 'search\_%'
        ORDER BY c.relname COLLATE "C", a.attnum
        """;

    private const string Refers = """
        SELECT c.relname::text, p.relname::text FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
        WHERE k.contype = 'f' AND c.oid <> p.oid AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
        """;

    public static async Task<IReadOnlyList<StoredTable>> Read(DbConnection site, CancellationToken ct)
    {
        var sqlite = site is SqliteConnection;
        var columns = await Ask(site, sqlite ? OfSqlite : OfPostgres, r => (
            Table: r.GetString(0), Column: new StoredColumn(r.GetString(1), sqlite ? ValueKind.Raw : Kind(r.GetString(0), r.GetString(2)), (int)r.GetInt64(3), r.GetInt64(4) > 0)), ct);
        List<StoredTable> tables = [.. columns.GroupBy(c => c.Table, StringComparer.Ordinal).Select(t => new StoredTable(t.Key, [.. t.Select(c => c.Column)]))];
        if (tables.Find(t => t.Columns.All(c => c.Key == 0)) is { } bare)
        {
            throw new NotSupportedException($"{bare.Name} has no key; its rows have no order.");
        }

        return sqlite ? tables : Sorted(tables, await Ask(site, Refers, r => (From: r.GetString(0), To: r.GetString(1)), ct));
    }

    public static async Task<List<T>> Ask<T>(DbConnection site, string sql, Func<DbDataReader, T> read, CancellationToken ct)
    {
        await using var command = site.CreateCommand();
#pragma warning disable CA2100 // Names that the database itself gave, nothing typed.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync(ct);
        var all = new List<T>();
        while (await rows.ReadAsync(ct))
        {
            all.Add(read(rows));
        }

        return all;
    }

    private static List<StoredTable> Sorted(List<StoredTable> tables, List<(string From, string To)> refers)
    {
        var sorted = new List<StoredTable>();
        while (sorted.Count < tables.Count)
        {
            var next = tables.Except(sorted).Where(t => refers.TrueForAll(r => r.From != t.Name || sorted.Exists(s => s.Name == r.To))).ToList();
            sorted.AddRange(next.Count > 0 ? next : throw new NotSupportedException("Tables refer to each other in a circle."));
        }

        return sorted;
    }

    private static ValueKind Kind(string table, string type) => type switch
    {
        "text" or "character varying" or "character" => ValueKind.Text,
        "bigint" => ValueKind.Long,
        "integer" => ValueKind.Whole,
        "double precision" => ValueKind.Real,
        "boolean" => ValueKind.YesNo,
        "bytea" => ValueKind.Bytes,
        "timestamp with time zone" => ValueKind.Moment,
        "date" => ValueKind.Day,
        "uuid" => ValueKind.Id,
        _ => throw new NotSupportedException($"{table}: a backup knows no values of type {type}."),
    };
}
