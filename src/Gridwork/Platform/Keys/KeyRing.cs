using System.Security.Cryptography;
using System.Text;

namespace Gridwork.Platform.Keys;

/// <summary>What can be done with a site's keys. What was sealed for one thing cannot be opened as another's.</summary>
internal sealed class KeyRing(KeyFile file, string site)
{
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <summary>The key that is used for what is written now.</summary>
    public int Current => file.Newest.Id;

    /// <param name="about">What it belongs to: the row's own id.</param>
    public byte[] Seal(string plain, string about)
    {
        var text = Encoding.UTF8.GetBytes(plain);
        var whole = new byte[Nonce + Tag + text.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, Nonce));
        using var aes = new AesGcm(file.Newest.Secret, Tag);
        aes.Encrypt(whole.AsSpan(0, Nonce), text, whole.AsSpan(Nonce + Tag), whole.AsSpan(Nonce, Tag), About(about));
        return whole;
    }

    /// <summary>Null when it was sealed with a key that is not here, for something else, or was changed since.</summary>
    public string? Open(int key, byte[] whole, string about)
    {
        if (file.Keys.FirstOrDefault(k => k.Id == key) is not { } found || whole.Length < Nonce + Tag)
        {
            return null;
        }

        var text = new byte[whole.Length - Nonce - Tag];
        try
        {
            using var aes = new AesGcm(found.Secret, Tag);
            aes.Decrypt(whole.AsSpan(0, Nonce), whole.AsSpan(Nonce + Tag), whole.AsSpan(Nonce, Tag), text, About(about));
            return Encoding.UTF8.GetString(text);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>The same text gives the same one; the text cannot be had from it, nor by trying all numbers without the key.</summary>
    public string Fingerprint(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(file.Finding, Encoding.UTF8.GetBytes(text)));

    private byte[] About(string about) => Encoding.UTF8.GetBytes($"{site}:{about}");
}
