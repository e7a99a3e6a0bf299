using System.Security.Cryptography;
using System.Text;

namespace Gridwork.Platform.Sites;

/// <summary>
/// The key to the page that makes an installation's first site: a new one at each start without a site, told on the screen alone. The data folder
/// keeps its hash, readable by its owner only. Once used it is no more.
/// </summary>
internal sealed class FirstKey(DataFolder folder)
{
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private const int Length = 20;

    private string File => Path.Combine(folder.Root, "first-start");

    /// <summary>Ends the one before.</summary>
    public async Task<string> Make(CancellationToken ct)
    {
        var key = RandomNumberGenerator.GetString(Letters, Length);
        System.IO.File.Delete(File);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(File, options);
        await file.WriteAsync(Encoding.ASCII.GetBytes(Hash(key)), ct);
        return key;
    }

    public async Task<bool> Fits(string? key, CancellationToken ct)
    {
        if (key is not { Length: Length } || !System.IO.File.Exists(File))
        {
            return false;
        }

        var kept = await System.IO.File.ReadAllBytesAsync(File, ct);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(key)), kept);
    }

    /// <summary>Whether it fitted and was ours to use: of two at once only one gets it.</summary>
    public async Task<bool> Take(string? key, CancellationToken ct)
    {
        if (!await Fits(key, ct))
        {
            return false;
        }

        var taken = $"{File}.{Guid.CreateVersion7():N}";
        try
        {
            System.IO.File.Move(File, taken);
            System.IO.File.Delete(taken);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));
}
