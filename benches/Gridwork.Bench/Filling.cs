using System.Data.Common;
using System.Globalization;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Searching;
using Gridwork.Platform;
using Gridwork.Platform.Backups;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Search;
using Gridwork.Platform.Terms;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Gridwork.Bench;

/// <summary>Two years of a county's matters: a town has a twentieth of them, two of a hundred are open. The first is made by the program, the others are its likes.</summary>
internal static class Filling
{
    private const int AtOnce = 100_000;
    private const int Days = 700;
    private const int OpenOf = 50;
    private const int TownOf = 20;

    private static readonly string[] Own = ["id", "number", "title", "text", "place_words", "area", "reported_at", "state", "open", "next_due"];

    private sealed record Filled(Guid Id, string Number, string Text, string Area, DateTimeOffset At, bool Open)
    {
        public object[] Values(bool asText) =>
        [
            asText ? Id.ToString().ToUpperInvariant() : Id, Number, Text[..Math.Min(20, Text.Length)], Text, "", Area, Moment(At, asText), Open ? "Dispatched" : "Closed", Open, Moment(Open ? At.AddDays(30) : Matter.Never, asText),
        ];

        private static object Moment(DateTimeOffset at, bool asText) => asText ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) : at.UtcDateTime;
    }

    public static async Task Run(Running running, int count, bool searched)
    {
        await using var db = running.Open();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        await First(db);
        var tables = await StoredTables.Read(connection, default);
        await Do(connection, "CREATE TEMP TABLE first_matters AS SELECT * FROM matters; CREATE TEMP TABLE first_matter_events AS SELECT * FROM matter_events");
        var indexes = connection is NpgsqlConnection ? await Taken(connection) : [];
        foreach (var lot in Rows(await Villages(db), count).Chunk(AtOnce))
        {
            await db.InTransaction(async ct =>
            {
                await Stage(connection, lot);
                await Copy(connection, tables.Single(t => t.Name == "matters"), Own);
                await Copy(connection, tables.Single(t => t.Name == "matter_events"), ["id", "matter_id"]);
                await (searched ? db.AddMany(lot.Select(Doc), ct) : Task.CompletedTask);
                return 0;
            }, default);
        }

        foreach (var index in indexes)
        {
            await Do(connection, index);
        }

        await Do(connection, connection is NpgsqlConnection ? "VACUUM ANALYZE" : "PRAGMA analysis_limit=1000; PRAGMA optimize=0x10002; PRAGMA wal_checkpoint(TRUNCATE)");
        await (connection is NpgsqlConnection ? Do(connection, "CHECKPOINT") : Task.CompletedTask); // or it is still written out while its pages are measured
    }

    // PostgreSQL makes an index of all rows in a tenth of the time in which it keeps it row by row.
    private static async Task<IReadOnlyList<string>> Taken(DbConnection connection)
    {
        var made = new List<(string Name, string Text)>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename IN ('matters', 'matter_events') AND indexname NOT IN (SELECT conname FROM pg_constraint)";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                made.Add((rows.GetString(0), rows.GetString(1)));
            }
        }

        foreach (var (name, _) in made)
        {
            await Do(connection, $"DROP INDEX \"{name}\"");
        }

        await Do(connection, "SET session_replication_role = replica; SET maintenance_work_mem = '1GB'; SET synchronous_commit = off");
        return made.ConvertAll(index => index.Text);
    }

    private static SearchDoc Doc(Filled row) => SearchedMatter.Of(row.Number, row.At, row.Text, "", AreaCode.Of(row.Area), AreaCode.Of(Running.County));

    private static IEnumerable<Filled> Rows(ILookup<bool, string> villages, int count)
    {
        var (chance, texts, begin) = (new Random(count), ReportTexts.Some(20_000), TimeProvider.System.GetUtcNow().AddDays(-Days));
        var (here, elsewhere) = (villages[true].ToArray(), villages[false].ToArray());
        for (var i = 0; i < count; i++)
        {
            var at = begin.AddDays((double)Days * i / count);
            var place = chance.Next(TownOf) == 0 ? here[chance.Next(here.Length)] : elsewhere[chance.Next(elsewhere.Length)];
            yield return new Filled(Guid.CreateVersion7(at), string.Create(CultureInfo.InvariantCulture, $"{CivilTime.DayOf(at).Year}-{i + 10:D6}"), texts[chance.Next(texts.Count)], place, at, chance.Next(OpenOf) == 0);
        }
    }

    private static async Task<ILookup<bool, string>> Villages(GridworkDb db) =>
        (await db.Everywhere<Area>().Select(a => a.Code).ToListAsync()).Select(c => c.Value).Where(c => c.Length == 12).ToLookup(c => c.StartsWith(Running.Town, StringComparison.Ordinal));

    private static async Task First(GridworkDb db)
    {
        db.Add(new SearchMark { Name = IndexOlder.Name, Done = true }); // or the program goes through a million for the index while it is measured
        var now = TimeProvider.System.GetUtcNow();
        var matter = Matter.Report(MatterId.New(), "第一件", AreaCode.Of(Running.Town), "", Channel.Page, new Actor(Caller.Public.Id, "", now), new Timing(WorkTime.Usual, ClockRules.None));
        matter.Give(CivilTime.DayOf(now).Year, 1);
        db.Add(matter);
        await db.SaveChangesAsync();
    }

    private static async Task Stage(DbConnection connection, IReadOnlyList<Filled> rows)
    {
        await Do(connection, $"DROP TABLE IF EXISTS stage; CREATE TEMP TABLE stage AS SELECT {string.Join(", ", Own)} FROM matters WHERE 1 = 0");
        if (connection is NpgsqlConnection postgres)
        {
            NpgsqlDbType[] types = [NpgsqlDbType.Uuid, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.TimestampTz, NpgsqlDbType.Text, NpgsqlDbType.Boolean, NpgsqlDbType.TimestampTz];
            await using var copy = await postgres.BeginBinaryImportAsync("COPY stage FROM STDIN (FORMAT BINARY)");
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                foreach (var (value, type) in row.Values(asText: false).Zip(types))
                {
                    await copy.WriteAsync(value, type);
                }
            }

            await copy.CompleteAsync();
            return;
        }

        await using var insert = (SqliteCommand)connection.CreateCommand();
        insert.CommandText = $"INSERT INTO stage VALUES ({string.Join(", ", Own.Select((_, i) => $"$p{i}"))})";
        var places = Own.Select((_, i) => insert.Parameters.Add($"$p{i}", SqliteType.Text)).ToArray();
        foreach (var row in rows)
        {
            foreach (var (place, value) in places.Zip(row.Values(asText: true)))
            {
                (place.Value, place.SqliteType) = (value, value is bool ? SqliteType.Integer : SqliteType.Text);
            }

            await insert.ExecuteNonQueryAsync();
        }
    }

    // All else is as with the first.
    private static Task Copy(DbConnection connection, StoredTable table, string[] own) => Do(connection, $"""
        INSERT INTO {table.Name} ({table.ColumnNames})
        SELECT {string.Join(", ", table.Columns.Select(c => own.Contains(c.Name, StringComparer.Ordinal) ? $"s.{(c.Name == "matter_id" ? "id" : c.Name)}" : $"f.\"{c.Name}\""))}
        FROM stage s, first_{table.Name} f
        """);

    private static async Task Do(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names that the database itself gave.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
