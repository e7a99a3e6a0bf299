using System.Security.Cryptography;
using System.Text;

namespace Gridwork.Matters;

/// <summary>The second half of a receipt: whoever has it may follow the matter. Without letters and figures that look alike.</summary>
internal static class QueryCode
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Letters, 8);

    /// <summary>As it is printed: <c>7K4M 92QF</c>.</summary>
    public static string Shown(string code) => $"{code[..4]} {code[4..]}";

    /// <summary>Takes as long for a code that is nearly right as for one that is all wrong.</summary>
    public static bool Fits(string code, string? typed)
    {
        var plain = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code), Encoding.ASCII.GetBytes(plain));
    }
}
