using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Gridwork.Kernel;

namespace Gridwork.Platform.Backups;

/// <summary>An open backup whose every hash held when it was opened.</summary>
internal sealed class ReadBackup : IAsyncDisposable
{
    private readonly ZipArchive zip;

    private ReadBackup(ZipArchive zip, BackupManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    public static async Task<Result<ReadBackup>> Open(string file, CancellationToken ct)
    {
        try
        {
            var archive = await ZipFile.OpenReadAsync(file, ct);
            var opened = await Check(archive, ct);
            if (!opened.Ok)
            {
                await archive.DisposeAsync();
            }

            return opened;
        }
        catch (InvalidDataException broken)
        {
            return new BackupBroken(broken.Message);
        }
    }

    private static async Task<Result<ReadBackup>> Check(ZipArchive zip, CancellationToken ct)
    {
        if (zip.GetEntry(BackupManifest.Entry) is not { } entry)
        {
            return new BackupBroken(BackupManifest.Entry);
        }

        await using var stream = await entry.OpenAsync(ct);
        if (await BackupManifest.Read(stream, ct) is not { Tables: not null, Files: not null, Migration: not null } manifest)
        {
            return new BackupBroken(BackupManifest.Entry);
        }

        if (manifest.Format > BackupManifest.ThisFormat)
        {
            return new BackupNewer(manifest.Version, manifest.Migration);
        }

        var told = manifest.Tables.Select(t => (t.Entry, t.Sha256)).Concat(manifest.Files.Select(f => ($"files/{f.Path}", f.Sha256)));
        foreach (var (name, hash) in manifest.Sealed is { } keys ? told.Append((keys.Path, keys.Sha256)) : told)
        {
            if (zip.GetEntry(name) is not { } part || await HashOf(part, ct) != hash)
            {
                return new BackupBroken(name);
            }
        }

        return new ReadBackup(zip, manifest);
    }

    private static async Task<string> HashOf(ZipArchiveEntry entry, CancellationToken ct)
    {
        await using var stream = await entry.OpenAsync(ct);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
    }

    /// <summary>Each row as a JSON array; one is good until the next.</summary>
    public async IAsyncEnumerable<JsonElement> Rows(BackupTable table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var lines = new StreamReader(await Part(table.Entry, ct));
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            using var row = JsonDocument.Parse(line);
            yield return row.RootElement;
        }
    }

    public Task<Stream> Part(string name, CancellationToken ct) => zip.GetEntry(name)!.OpenAsync(ct);

    public ValueTask DisposeAsync() => zip.DisposeAsync();
}
