using Gridwork.Platform.Sites;
using Gridwork.Platform.SignIn;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Promises;

public sealed class MigrationsTests
{
    [Theory, BothDatabases]
    public async Task The_tables_are_those_of_the_model(TestDatabase database)
    {
        var (folder, site) = await Bare(database);
        await using (var store = new SiteStore())
        {
            await using var db = store.Open(site);
            Assert.False(db.Database.HasPendingModelChanges(), "A mapping is ahead of its migration: tools/add-migration NAME");
            await store.Migrate(site, default);
            Assert.Equal(0, await db.Everywhere<Account>().CountAsync());
        }

        await Clear(folder, site);
    }

    [Theory, BothDatabases]
    public async Task A_start_that_was_killed_while_migrating_does_not_block_the_next(TestDatabase database)
    {
        var (folder, site) = await Bare(database);
        await using (var store = new SiteStore())
        {
            await using var db = store.Open(site);
            await db.Database.OpenConnectionAsync();
            // What kill -9 leaves: SQLite keeps EF's lock row; PostgreSQL's locks die with the connection, a made schema stays.
            await db.Database.ExecuteSqlRawAsync(database is TestDatabase.Sqlite
                ? """CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-02-12 09:00:00');"""
                : $"CREATE SCHEMA {site.Schema}");
            await db.Database.CloseConnectionAsync();

            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await store.Migrate(site, patience.Token);

            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        }

        await Clear(folder, site);
    }

    private static async Task<(string Folder, Site Site)> Bare(TestDatabase database)
    {
        TestDatabases.SkipWithout(database);
        var folder = Directory.CreateTempSubdirectory("bare-").FullName;
        return (folder, await TestDatabases.Bare(database, folder));
    }

    private static async Task Clear(string folder, Site site)
    {
        SqliteConnection.ClearAllPools();
        await TestDatabases.Drop(site);
        Directory.Delete(folder, recursive: true);
    }
}
