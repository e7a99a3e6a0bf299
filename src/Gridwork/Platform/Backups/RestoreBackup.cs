using System.Data.Common;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Backups;

/// <param name="Passphrase">Null: none was given.</param>
/// <param name="WithoutKeys">Goes on when the keys cannot be opened; what they encrypt stays unreadable.</param>
internal sealed record RestoreOrder(string File, string? Site, string? Passphrase, bool WithoutKeys, bool DryRun);

/// <param name="Trail">Null when nothing was written. A fault in it was in the backup too: the rows are those of the backup.</param>
internal sealed record RestoreOutcome(BackupManifest Backup, Site Site, TrailVerdict? Trail);

/// <summary>
/// Makes an empty site what a backup says, whichever database it came from. Every hash of the file is checked before anything is written, every
/// table is read again after it was and the trail must end where the backup's did; otherwise nothing of it stays. Then the whole trail is checked.
/// </summary>
internal sealed class RestoreBackup(Registry registry, Ground ground, SiteStore store, DataFolder folder, IServiceScopeFactory scopes, TimeProvider clock)
{
    // Written by the migrations themselves; such rows give way to the backup's.
    private static readonly string[] Given = ["stamps"];

    public async Task<Result<RestoreOutcome>> Run(RestoreOrder order, CancellationToken ct)
    {
        var opened = await ReadBackup.Open(order.File, ct);
        if (!opened.Ok)
        {
            return opened.Problem;
        }

        await using var backup = opened.Value;
        var target = await Target(order.Site ?? backup.Manifest.Site, backup.Manifest, ct);
        if (!target.Ok)
        {
            return target.Problem;
        }

        var (site, isNew) = target.Value;
        if (await Refused(site, backup.Manifest, ct) is { } refused)
        {
            return refused;
        }

        var keys = await OpenKeys(order, backup, site, ct);
        return !keys.Ok ? keys.Problem
            : order.DryRun ? new RestoreOutcome(backup.Manifest, site, null)
            : await Write(backup, site, isNew, keys.Value, ct);
    }

    private async Task<Result<(Site Site, bool IsNew)>> Target(string code, BackupManifest backup, CancellationToken ct)
    {
        var all = await registry.All(ct);
        if (all.FirstOrDefault(s => s.Code == code) is { } known)
        {
            return (known, false);
        }

        if (code.Length is 0 or > 18 || !code.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c)))
        {
            return new SiteCodeOdd(code);
        }

        var taken = all.SelectMany(s => s.Hosts).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var site = ground.NewSite(AreaCode.Of(backup.Root), backup.Name, [.. backup.Hosts.Where(h => !taken.Contains(h))], backup.Demo) with { Code = code };
        return (site.Store is StoreKind.Sqlite ? site with { Connection = Path.Combine(folder.Sites, $"{code}.db") } : site, true);
    }

    private async Task<Problem?> Refused(Site site, BackupManifest backup, CancellationToken ct)
    {
        await using var db = store.Open(site);
        if (!db.Database.GetMigrations().Select(SiteMigration.NameOf).Contains(backup.Migration, StringComparer.Ordinal))
        {
            return new BackupNewer(backup.Version, backup.Migration);
        }

        if (backup.Files.FirstOrDefault(f => SiteFiles.FilePath(folder, site.Code, f.Path) is null) is { } climbs)
        {
            return new BackupBroken(climbs.Path);
        }

        if (site.Store is StoreKind.Sqlite && !File.Exists(site.Connection))
        {
            return null;
        }

        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        foreach (var table in (await StoredTables.Read(connection, ct)).Where(t => !Given.Contains(t.Name, StringComparer.Ordinal)))
        {
            if (await Count(connection, table.Name, ct) is > 0 and var rows)
            {
                return new SiteNotEmpty(site.Code, table.Name, rows);
            }
        }

        return (await db.Database.GetAppliedMigrationsAsync(ct)).LastOrDefault() is { } last && SiteMigration.NameOf(last) != backup.Migration
            ? new TablesDiffer(site.Code, backup.Migration)
            : null;
    }

    private static async Task<long> Count(DbConnection site, string table, CancellationToken ct) =>
        (await StoredTables.Ask(site, $"SELECT count(*) FROM \"{table}\"", r => r.GetInt64(0), ct))[0];

    private async Task<Result<IReadOnlyDictionary<string, byte[]>>> OpenKeys(RestoreOrder order, ReadBackup backup, Site site, CancellationToken ct)
    {
        var none = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (backup.Manifest.Sealed is not { } part || (order.Passphrase is null && order.WithoutKeys))
        {
            return none;
        }

        if (order.Passphrase is not { } passphrase)
        {
            return new PassphraseNeeded();
        }

        using var whole = new MemoryStream();
        await using var from = await backup.Part(part.Path, ct);
        await from.CopyToAsync(whole, ct);
        if (SealedKeys.Open(passphrase, backup.Manifest.Site, whole.ToArray()) is not { } keys)
        {
            return new PassphraseWrong();
        }

        foreach (var (name, bytes) in keys)
        {
            if (SiteFiles.KeyPath(folder, site.Code, name) is not { } path)
            {
                return new BackupBroken(name);
            }

            if (File.Exists(path) && !(await File.ReadAllBytesAsync(path, ct)).SequenceEqual(bytes))
            {
                return new OtherKeys(site.Code);
            }
        }

        return new Dictionary<string, byte[]>(keys, StringComparer.Ordinal);
    }

    private async Task<Result<RestoreOutcome>> Write(
        ReadBackup backup, Site site, bool isNew, IReadOnlyDictionary<string, byte[]> keys, CancellationToken ct)
    {
        await SiteStore.Make(site);
        await store.Migrate(site, ct, to: backup.Manifest.Migration);
        if (await Rows(backup, site, ct) is { } odd)
        {
            return new RestoreFailed(odd);
        }

        await RestoreFiles.Write(backup, folder, site, keys, ct);
        await store.Migrate(site, ct);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSite>().Value = site;
        var verdict = await scope.ServiceProvider.GetRequiredService<VerifyTrail>().Run(ct);
        var db = scope.ServiceProvider.GetRequiredService<GridworkDb>();
        db.Trail(Caller.System("restore"), "sites.restore", site.Code, site.Root, $"{backup.Manifest.At:yyyy-MM-dd HH:mm:ss}Z {backup.Manifest.Trail?.Root}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        if (isNew)
        {
            await registry.Add(site, ct);
        }

        return new RestoreOutcome(backup.Manifest, site, verdict);
    }

    /// <summary>Null when everything reads as in the backup; else the first place that does not, and nothing was kept.</summary>
    private async Task<string?> Rows(ReadBackup backup, Site site, CancellationToken ct)
    {
        await using var db = store.Open(site);
        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        await TakeBackup.Do(connection, connection is SqliteConnection ? "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys=ON" : "BEGIN", ct);
        var odd = "";
        try
        {
            odd = await LoadRows.Run(connection, backup, ct) ?? (await TakeBackup.Head(connection, ct) == backup.Manifest.Trail ? null : "trail_blocks");
            return odd;
        }
        finally
        {
            await TakeBackup.Do(connection, odd is null ? "COMMIT" : "ROLLBACK", CancellationToken.None);
        }
    }
}

/// <summary>What lies beside the database, put where it belongs on this machine.</summary>
internal static class RestoreFiles
{
    public static async Task Write(ReadBackup backup, DataFolder folder, Site site, IReadOnlyDictionary<string, byte[]> keys, CancellationToken ct)
    {
        foreach (var file in backup.Manifest.Files)
        {
            await using var from = await backup.Part($"files/{file.Path}", ct);
            await using var to = Make(SiteFiles.FilePath(folder, site.Code, file.Path)!);
            await from.CopyToAsync(to, ct);
        }

        foreach (var (name, bytes) in keys)
        {
            await using var to = Make(SiteFiles.KeyPath(folder, site.Code, name)!);
            await to.WriteAsync(bytes, ct);
        }
    }

    private static FileStream Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return PrivateFile.Make(path, FileMode.Create);
    }
}
