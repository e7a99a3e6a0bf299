using System.Security.Cryptography;
using Gridwork.Platform.Sites;

namespace Gridwork.Platform.Files;

/// <summary>Sealed: as it came, with all it tells of its maker. Shown: what people see. Taken: what was made for one person, for a week. Brought: a table that somebody brought, until it is read.</summary>
internal enum Shelf { Sealed, Shown, Taken, Brought }

/// <summary>A file that was received and belongs to nobody yet; it is gone when this is disposed, unless it was put on a shelf.</summary>
internal sealed record ComingFile(string Path, string Hash, long Bytes) : IDisposable
{
    public void Dispose() => File.Delete(Path);
}

/// <summary>
/// A site's files, each named by the SHA-256 of what is in it. They lie in a folder beside the site's file, also where the site's data is
/// in PostgreSQL: a copy of one without the other is no backup.
/// </summary>
internal sealed class FileStore(DataFolder folder, CurrentSite site, TimeProvider clock)
{
    private const int Piece = 80 * 1024;

    private string Root => Path.Combine(folder.Sites, $"{site.Value.Code}.files");

    private string Coming => Path.Combine(Root, "coming");

    /// <summary>Piece by piece to the disk; never the whole in memory.</summary>
    public async Task<ComingFile> Receive(Stream from, CancellationToken ct)
    {
        MakePrivate(Coming);
        var path = Path.Combine(Coming, Guid.CreateVersion7().ToString("N"));
        try
        {
            await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Piece, FileOptions.Asynchronous);
            using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var piece = new byte[Piece];
            for (int read; (read = await from.ReadAsync(piece, ct)) > 0;)
            {
                sum.AppendData(piece, 0, read);
                await to.WriteAsync(piece.AsMemory(0, read), ct);
            }

            return new ComingFile(path, Convert.ToHexStringLower(sum.GetHashAndReset()), to.Length);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>A file of our own making.</summary>
    public async Task<ComingFile> Write(Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        MakePrivate(Coming);
        var path = Path.Combine(Coming, Guid.CreateVersion7().ToString("N"));
        try
        {
            await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Piece, FileOptions.Asynchronous);
            await write(to, ct);
            to.Position = 0;
            return new ComingFile(path, Convert.ToHexStringLower(await SHA256.HashDataAsync(to, ct)), to.Length);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public void Put(ComingFile file, Shelf shelf)
    {
        var path = PathOf(shelf, file.Hash);
        MakePrivate(Path.GetDirectoryName(path)!);
        // By the program's own clock: whoever clears away must not take what has just been put here once more.
        File.SetLastWriteTimeUtc(file.Path, clock.GetUtcNow().UtcDateTime);
        File.Move(file.Path, path, overwrite: true);
    }

    /// <summary>Null when it is not there, for example after a restore without files.</summary>
    public FileStream? Open(Shelf shelf, string hash)
    {
        var path = PathOf(shelf, hash);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Piece, FileOptions.Asynchronous) : null;
    }

    /// <summary>Removes it when it was put there before this moment.</summary>
    public void Remove(Shelf shelf, string hash, DateTimeOffset before) => RemoveOld(new FileInfo(PathOf(shelf, hash)), before);

    /// <summary>What a broken upload left behind.</summary>
    public void RemoveComing(DateTimeOffset before) => RemoveAll(Coming, before);

    /// <summary>What was made for somebody before this moment.</summary>
    public void RemoveTaken(DateTimeOffset before) => RemoveAll(FolderOf(Shelf.Taken), before);

    /// <summary>What somebody brought before this moment and left.</summary>
    public void RemoveBrought(DateTimeOffset before) => RemoveAll(FolderOf(Shelf.Brought), before);

    private static void RemoveAll(string folder, DateTimeOffset before)
    {
        if (Directory.Exists(folder))
        {
            foreach (var left in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                RemoveOld(left, before);
            }
        }
    }

    private string PathOf(Shelf shelf, string hash) => Path.Combine(FolderOf(shelf), hash[..2], hash);

    private string FolderOf(Shelf shelf) => Path.Combine(Root, shelf switch { Shelf.Sealed => "sealed", Shelf.Shown => "shown", Shelf.Taken => "taken", _ => "brought" });

    private static void RemoveOld(FileInfo file, DateTimeOffset before)
    {
        if (file.Exists && file.LastWriteTimeUtc < before.UtcDateTime)
        {
            file.Delete();
        }
    }

    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
