using System.Security.Cryptography;

namespace Gridwork.Areas;

/// <summary>A password for the first sign-in: three groups that are easily read aloud, without letters that look alike. Good until its owner sets their own.</summary>
internal static class GivenPassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const string Figures = "23456789";

    public static string Make() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 3) + RandomNumberGenerator.GetString(Figures, 1)));
}
