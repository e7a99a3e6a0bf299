using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Gridwork.Platform.Sites;

/// <summary>Brings a site's tables to this program's version.</summary>
internal static class SiteMigration
{
    /// <summary>
    /// A kill in the middle leaves EF's own lock row behind, and every later start would wait for it for ever. So we hold a lock that
    /// dies with the process (a file, or PostgreSQL's advisory lock of a connection) and take EF's away first.
    /// </summary>
    /// <exception cref="FileNotFoundException">The site's file is not where the registry says; a new site's file is made by <see cref="SiteStore.Make"/>.</exception>
    public static async Task Migrate(this SiteStore store, Site site, CancellationToken ct)
    {
        if (site.Store is StoreKind.Sqlite)
        {
            if (!File.Exists(site.Connection))
            {
                throw new FileNotFoundException($"Site {site.Code} {site.Name}: its file is not at {site.Connection}.", site.Connection);
            }

            await using var held = await HoldFile(site.Connection + ".migrating", ct);
            await Run(store, site, ct);
            return;
        }

        // Not pooled: an idle one left behind would keep the lock's session, and a database that is copied must have no other users.
        var text = new NpgsqlConnectionStringBuilder(SiteStore.PostgresText(site)) { Pooling = false };
        await using var connection = new NpgsqlConnection(text.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_lock(hashtextextended('{site.Schema}', 7)); CREATE SCHEMA IF NOT EXISTS {site.Schema};";
        await command.ExecuteNonQueryAsync(ct);
        await Run(store, site, ct);
    }

    private static async Task Run(SiteStore store, Site site, CancellationToken ct)
    {
        await using var db = store.Open(site);
        if (!(await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            return;
        }

        if (db.Database.IsSqlite() && await Exists(db, ct))
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", ct);
        }

        await db.GetService<IMigrator>().MigrateAsync(cancellationToken: ct);
    }

    private static async Task<bool> Exists(DbContext db, CancellationToken ct) => (await db.Database
        .SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").ToListAsync(ct))[0] > 0;

    private static async Task<FileStream> HoldFile(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
            }
        }
    }
}
