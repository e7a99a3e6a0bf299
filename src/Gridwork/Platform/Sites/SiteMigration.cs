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
    /// <exception cref="NewerDatabaseException">The site was made, or brought forward, by a newer program.</exception>
    /// <param name="before">Done first when there are rows that a migration may change.</param>
    /// <param name="to">Name of the migration to stop at; null for the last.</param>
    public static async Task Migrate(this SiteStore store, Site site, CancellationToken ct, Func<CancellationToken, Task>? before = null, string? to = null)
    {
        if (site.Store is StoreKind.Sqlite)
        {
            if (!File.Exists(site.Connection))
            {
                throw new FileNotFoundException($"Site {site.Code} {site.Name}: its file is not at {site.Connection}.", site.Connection);
            }

            await using var held = await HoldFile(site.Connection + ".migrating", ct);
            await Run(store, site, before, to, ct);
            return;
        }

        // Not pooled: an idle one left behind would keep the lock's session, and a database that is copied must have no other users.
        var text = new NpgsqlConnectionStringBuilder(SiteStore.PostgresText(site)) { Pooling = false };
        await using var connection = new NpgsqlConnection(text.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_lock(hashtextextended('{site.Schema}', 7)); CREATE SCHEMA IF NOT EXISTS {site.Schema};";
        await command.ExecuteNonQueryAsync(ct);
        await Run(store, site, before, to, ct);
    }

    /// <summary>Without its time: the two databases number theirs differently.</summary>
    public static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private static async Task Run(SiteStore store, Site site, Func<CancellationToken, Task>? before, string? to, CancellationToken ct)
    {
        await using var db = store.Open(site);
        List<string> applied = [.. await db.Database.GetAppliedMigrationsAsync(ct)];
        List<string> known = [.. db.Database.GetMigrations()];
        if (applied.Except(known, StringComparer.Ordinal).LastOrDefault() is { } unknown)
        {
            throw new NewerDatabaseException(site, unknown);
        }

        if (applied.Count == known.Count || (to is not null && applied.Exists(m => NameOf(m) == to)))
        {
            return;
        }

        if (applied.Count > 0 && before is not null)
        {
            await before(ct);
        }

        if (db.Database.IsSqlite() && await Exists(db, ct))
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", ct);
        }

        await db.GetService<IMigrator>().MigrateAsync(known.Find(m => NameOf(m) == to), ct);
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

/// <summary>A site's tables are of a program that came after this one, which must not touch them.</summary>
public sealed class NewerDatabaseException(Site site, string migration)
    : Exception($"Site {site.Code} {site.Name}: its database is newer than this program ({migration}).")
{
    public Site Site => site;

    public string Migration => migration;
}
