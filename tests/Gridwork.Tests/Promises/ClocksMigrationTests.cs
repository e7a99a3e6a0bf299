using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Platform.Sites;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gridwork.Tests.Promises;

/// <summary>A site from before the clocks keeps its promises.</summary>
public sealed class ClocksMigrationTests
{
    [Theory, BothDatabases]
    public async Task The_promise_of_a_dispatched_matter_becomes_its_clock(TestDatabase database)
    {
        TestDatabases.SkipWithout(database);
        var folder = Directory.CreateTempSubdirectory("clocks-").FullName;
        var site = await TestDatabases.Bare(database, folder);
        await using (var store = new SiteStore())
        {
            await using var db = store.Open(site);
            var migrator = db.GetService<IMigrator>();
            var before = db.Database.GetMigrations().TakeWhile(m => !m.EndsWith("_Clocks", StringComparison.Ordinal)).Last();
            if (database is TestDatabase.Postgres)
            {
                await Run(db, $"CREATE SCHEMA {site.Schema}");
            }

            await migrator.MigrateAsync(before);
            var (yes, id) = database is TestDatabase.Sqlite ? ("1", "'019C4000-0000-7000-8000-000000000001'") : ("true", "'019c4000-0000-7000-8000-000000000001'");
            await Run(db, $"""
                INSERT INTO matters (id, number, query_code, title, text, area, place_words, channel, reported_at, reported_by, state, open, next_due, rework, touched, version,
                    term_count, term_unit, term_counting, term_from, due_at)
                VALUES ({id}, '2026-000001', '23456789', 't', 't', '140781105204', '', 'Page', '2026-02-12 01:00:00+00', {id}, 'Dispatched', {yes}, '2026-02-26 16:00:00+00', 0, '2026-02-12 02:00:00+00', 3,
                    5, 'WorkingDays', 'Law', '2026-02-12 02:00:00+00', '2026-02-26 16:00:00+00')
                """.Replace("+00'", database is TestDatabase.Sqlite ? "'" : "+00'", StringComparison.Ordinal));

            await migrator.MigrateAsync();

            var matter = await db.Everywhere<Matter>().SingleAsync();
            Assert.Equal(new Promise(5, TermUnit.WorkingDays, CountedBy.Law, new(2026, 2, 12, 2, 0, 0, TimeSpan.Zero), new(2026, 2, 26, 16, 0, 0, TimeSpan.Zero)), matter.Promise);
            Assert.True(matter.Handling!.Runs);
            Assert.Equal(Matter.Never, matter.NextAlarm);
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        }

        SqliteConnection.ClearAllPools();
        await TestDatabases.Drop(site);
        Directory.Delete(folder, recursive: true);
    }

    private static Task<int> Run(DbContext db, string sql) => db.Database.ExecuteSqlRawAsync(sql);
}
