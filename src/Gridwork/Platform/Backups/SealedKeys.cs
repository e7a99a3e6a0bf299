using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Gridwork.Platform.Backups;

/// <summary>
/// A site's key files under a passphrase: salt (16), rounds (4, big-endian), nonce (12), tag (16), then the files as JSON, by AES-256-GCM with
/// a key made of the passphrase by PBKDF2 with SHA-256. The site's code is bound to it: another site's keys do not open as these.
/// </summary>
internal static class SealedKeys
{
    private const int Rounds = 600_000;
    private const int Head = 16 + 4 + 12 + 16;

    public static byte[] Seal(string passphrase, string site, IReadOnlyDictionary<string, byte[]> files)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(files);
        var whole = new byte[Head + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, 16));
        BinaryPrimitives.WriteInt32BigEndian(whole.AsSpan(16, 4), Rounds);
        RandomNumberGenerator.Fill(whole.AsSpan(20, 12));
        using var aes = new AesGcm(Key(passphrase, whole.AsSpan(0, 16), Rounds), 16);
        aes.Encrypt(whole.AsSpan(20, 12), plain, whole.AsSpan(Head), whole.AsSpan(32, 16), Encoding.UTF8.GetBytes(site));
        return whole;
    }

    /// <summary>Null when the passphrase does not open it.</summary>
    public static IReadOnlyDictionary<string, byte[]>? Open(string passphrase, string site, byte[] whole)
    {
        if (whole.Length < Head || BinaryPrimitives.ReadInt32BigEndian(whole.AsSpan(16, 4)) is not (> 0 and <= 10_000_000 and var rounds))
        {
            return null;
        }

        var plain = new byte[whole.Length - Head];
        using var aes = new AesGcm(Key(passphrase, whole.AsSpan(0, 16), rounds), 16);
        try
        {
            aes.Decrypt(whole.AsSpan(20, 12), whole.AsSpan(Head), whole.AsSpan(32, 16), plain, Encoding.UTF8.GetBytes(site));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return JsonSerializer.Deserialize<Dictionary<string, byte[]>>(plain);
    }

    private static byte[] Key(string passphrase, ReadOnlySpan<byte> salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, rounds, HashAlgorithmName.SHA256, 32);
}
