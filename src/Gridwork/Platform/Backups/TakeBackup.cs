using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Backups;

/// <summary>
/// Writes a site into one file while it is in use: every table as of one moment, then the files, each of which is named by what is in it and
/// never changed. Rows stream; memory does not grow with them.
/// </summary>
internal sealed class TakeBackup(SiteStore store, DataFolder folder, TimeProvider clock)
{
    /// <param name="file">Is there whole or not at all; readable by its owner only.</param>
    /// <param name="passphrase">Null: the keys are left out, and the manifest says so.</param>
    public async Task<BackupManifest> Run(Site site, string file, string? passphrase, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var part = $"{file}.{Guid.CreateVersion7():N}.part";
        try
        {
            var manifest = await Write(site, part, passphrase, ct);
            File.Move(part, file, overwrite: true);
            return manifest;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task<BackupManifest> Write(Site site, string part, string? passphrase, CancellationToken ct)
    {
        await using var stream = PrivateFile.Make(part, FileMode.CreateNew);
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        await using var db = store.Open(site);
        var at = clock.GetUtcNow();
        var migration = (await db.Database.GetAppliedMigrationsAsync(ct)).LastOrDefault() ?? throw new InvalidOperationException($"Site {site.Code} has no tables yet.");
        await using var moment = await OneMoment.Begin(db, ct);
        var connection = db.Database.GetDbConnection();
        var tables = await Tables(zip, connection, ct);
        var head = await Head(connection, ct);
        var files = await Files(zip, site, ct);
        var keys = SiteFiles.Keys(folder, site.Code);
        var manifest = new BackupManifest(
            BackupManifest.ThisFormat, BackupManifest.ThisVersion, SiteMigration.NameOf(migration), site.Code, site.Name, site.Root.Value, site.Hosts, site.Demo,
            site.Store.ToString(), at, head, tables, files, keys.Count == 0 || passphrase is null ? null : await Keys(zip, site, passphrase, keys, ct),
            keys.Count > 0 && passphrase is null);
        await Add(zip, BackupManifest.Entry, manifest.ToBytes(), ct);
        return manifest;
    }

    private static async Task<IReadOnlyList<BackupTable>> Tables(ZipArchive zip, DbConnection site, CancellationToken ct)
    {
        var all = new List<BackupTable>();
        foreach (var table in await StoredTables.Read(site, ct))
        {
            var shape = new BackupTable(table.Name, [.. table.Columns.Select(c => c.Name)], 0, "");
            await using var entry = await zip.CreateEntry(shape.Entry, CompressionLevel.Fastest).OpenAsync(ct);
            var (rows, hash) = await Copy(site, table, entry, ct);
            all.Add(shape with { Rows = rows, Sha256 = hash });
        }

        return all;
    }

    /// <summary>Every row in order of the key, as text; how many, and their hash.</summary>
    public static async Task<(long Rows, string Sha256)> Copy(DbConnection site, StoredTable table, Stream to, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var text = new RowText();
        await using var command = site.CreateCommand();
#pragma warning disable CA2100 // Names that the database itself gave, nothing typed.
        command.CommandText = table.Ordered;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(ct);
        var (count, values) = (0L, new object?[table.Columns.Count]);
        while (await rows.ReadAsync(ct))
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = RowText.Read(rows, i, table.Columns[i].Kind);
            }

            var line = text.Of(values);
            hash.AppendData(line.Span);
            await to.WriteAsync(line, ct);
            count++;
        }

        return (count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The last sealed block. Asked in plain words: the tables may be older than the program.</summary>
    public static async Task<TrailHead?> Head(DbConnection site, CancellationToken ct) => (await StoredTables.Ask(
        site, "SELECT number, root FROM trail_blocks ORDER BY number DESC LIMIT 1",
        r => new TrailHead(r.GetInt64(0), Convert.ToHexStringLower((byte[])r.GetValue(1))), ct)).FirstOrDefault();

    private async Task<IReadOnlyList<BackupFile>> Files(ZipArchive zip, Site site, CancellationToken ct)
    {
        var all = new List<BackupFile>();
        foreach (var (name, path) in SiteFiles.Files(folder, site.Code))
        {
            if (!File.Exists(path))
            {
                continue; // what was never sent is cleared away
            }

            await using var from = File.OpenRead(path);
            await using var entry = await zip.CreateEntry($"files/{name}", CompressionLevel.NoCompression).OpenAsync(ct);
            var (bytes, hash) = await Hashed.Copy(from, entry, ct);
            all.Add(new BackupFile(name, bytes, hash));
        }

        return all;
    }

    private static async Task<BackupFile> Keys(ZipArchive zip, Site site, string passphrase, IReadOnlyList<(string Name, string Path)> keys, CancellationToken ct)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, path) in keys)
        {
            files[name] = await File.ReadAllBytesAsync(path, ct);
        }

        var whole = SealedKeys.Seal(passphrase, site.Code, files);
        await Add(zip, "keys.sealed", whole, ct);
        return new BackupFile("keys.sealed", whole.Length, Convert.ToHexStringLower(SHA256.HashData(whole)));
    }

    private static async Task Add(ZipArchive zip, string name, byte[] bytes, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await entry.WriteAsync(bytes, ct);
    }

    public static async Task Do(DbConnection site, string sql, CancellationToken ct)
    {
        await using var command = site.CreateCommand();
#pragma warning disable CA2100 // Our own words and the database's names.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>Copies and hashes in one pass.</summary>
internal static class Hashed
{
    public static async Task<(long Bytes, string Sha256)> Copy(Stream from, Stream to, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, bytes) = (new byte[81920], 0L);
        while (await from.ReadAsync(buffer, ct) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
            bytes += read;
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
