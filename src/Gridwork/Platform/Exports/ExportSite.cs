using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gridwork.Platform.Backups;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Sites;

namespace Gridwork.Platform.Exports;

/// <summary>A file of an export.</summary>
/// <param name="Rows">Of a table; null of anything else.</param>
internal sealed record ExportedFile(string Name, long? Rows, string Sha256);

internal sealed record ExportOrder(bool Originals, bool Contacts);

/// <summary>
/// Writes a site into one file that other programs read: each table as CSV as of one moment, the photos, and a list of all with their sums. For whoever
/// moves on; to come back here there are backups. Rows stream; memory does not grow with them.
/// </summary>
internal sealed class ExportSite(SiteStore store, DataFolder folder, IEnumerable<ISealedSheet> sealedSheets, TimeProvider clock)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public async Task<IReadOnlyList<ExportedFile>> Run(Site site, string file, ExportOrder order, string readme, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var part = $"{file}.{Guid.CreateVersion7():N}.part";
        try
        {
            var all = await Write(site, part, order, readme, ct);
            File.Move(part, file);
            return all;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task<IReadOnlyList<ExportedFile>> Write(Site site, string part, ExportOrder order, string readme, CancellationToken ct)
    {
        await using var stream = PrivateFile.Make(part, FileMode.CreateNew);
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        await using var db = store.Open(site);
        List<ExportedFile> all = [];
        await using (await OneMoment.Begin(db, ct))
        {
            foreach (var table in ExportedTable.All(db))
            {
                all.Add(await Sheet(zip, $"tables/{table.Name}.csv", table.Heads, table.Rows(Connection(db), ct), ct));
            }

            foreach (var sheet in order.Contacts ? sealedSheets : [])
            {
                all.Add(await Sheet(zip, $"opened/{sheet.Name}.csv", sheet.Heads, sheet.Rows(db, ct), ct));
            }
        }

        all.AddRange(await Files(zip, site, order, ct));
        await Add(zip, "README.txt", Utf8.GetBytes(readme), ct);
        var manifest = new { Site = site.Code, site.Name, Root = site.Root.Value, At = clock.GetUtcNow(), Program = BackupManifest.ThisVersion, Files = all };
        await Add(zip, "manifest.json", JsonSerializer.SerializeToUtf8Bytes(manifest, Setting.Json), ct);
        return all;
    }

    private static System.Data.Common.DbConnection Connection(GridworkDb db) => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database);

    // As it is written, without the apostrophe that keeps a spreadsheet from taking a text for a formula: another program reads it.
    private static async Task<ExportedFile> Sheet(ZipArchive zip, string name, IReadOnlyList<string> heads, IAsyncEnumerable<IReadOnlyList<string>> rows, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0L;
        await Line(heads);
        await foreach (var row in rows)
        {
            await Line(row);
            count++;
        }

        return new ExportedFile(name, count, Convert.ToHexStringLower(hash.GetHashAndReset()));

        async Task Line(IReadOnlyList<string> cells)
        {
            var bytes = Utf8.GetBytes(CsvLine.Of(cells) + "\r\n");
            hash.AppendData(bytes);
            await entry.WriteAsync(bytes, ct);
        }
    }

    private async Task<IReadOnlyList<ExportedFile>> Files(ZipArchive zip, Site site, ExportOrder order, CancellationToken ct)
    {
        List<ExportedFile> all = [];
        var root = Path.Combine(folder.Sites, $"{site.Code}.files");
        foreach (var shelf in order.Originals ? new[] { "shown", "sealed" } : ["shown"])
        {
            var from = Path.Combine(root, shelf);
            foreach (var path in (Directory.Exists(from) ? Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories) : []).Order(StringComparer.Ordinal))
            {
                var name = $"files/{shelf}/{Path.GetFileName(path)}";
                await using var entry = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(ct);
                await using var photo = File.OpenRead(path);
                all.Add(new ExportedFile(name, null, (await Hashed.Copy(photo, entry, ct)).Sha256));
            }
        }

        return all;
    }

    private static async Task Add(ZipArchive zip, string name, byte[] bytes, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await entry.WriteAsync(bytes, ct);
    }
}
