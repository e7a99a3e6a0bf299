using System.Text.Json;
using Gridwork.Platform.Sites;

namespace Gridwork.Platform.Keys;

/// <summary>Reads and writes a site's file of keys. It is written whole or not at all, and only its owner may read it.</summary>
internal sealed class KeyStore(DataFolder folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string PathOf(Site site) => Path.Combine(folder.Keys, $"{site.Code}.json");

    /// <summary>False with null: there is none. True with null: there is one that is not a file of keys, or cannot be read.</summary>
    public async Task<(bool There, KeyFile? File)> Read(Site site, CancellationToken ct)
    {
        try
        {
            var file = JsonSerializer.Deserialize<KeyFile>(await File.ReadAllTextAsync(PathOf(site), ct), Json);
            return (true, file is { IsWhole: true } ? file : null);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return (false, null);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return (true, null);
        }
    }

    /// <summary>False when there is one already: another request or node was first.</summary>
    public Task<bool> Make(Site site, KeyFile file, CancellationToken ct) => Write(site, file, inPlace: false, ct);

    public Task Replace(Site site, KeyFile file, CancellationToken ct) => Write(site, file, inPlace: true, ct);

    private async Task<bool> Write(Site site, KeyFile file, bool inPlace, CancellationToken ct)
    {
        Directory.CreateDirectory(folder.Keys);
        var next = $"{PathOf(site)}.{Guid.CreateVersion7():N}";
        try
        {
            await using (var stream = new FileStream(next, Options()))
            {
                await JsonSerializer.SerializeAsync(stream, file, Json, ct);
                stream.Flush(flushToDisk: true);
            }

            File.Move(next, PathOf(site), inPlace);
            return true;
        }
        catch (IOException) when (!inPlace && File.Exists(PathOf(site)))
        {
            return false;
        }
        finally
        {
            File.Delete(next);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }
}
