using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.SignIn.SecondFactors;

/// <summary>What an account's one-time codes are made from, sealed with the site's key, and the fingerprints of its recovery codes.</summary>
internal sealed class SecondFactor : IVersioned
{
    // A code is good for five steps of half a minute: what was used before is over by then.
    private const int Remembered = 5;

    private SecondFactor() { }

    public required Guid Account { get; init; }

    /// <summary>Of the site's key that it is sealed with.</summary>
    public int Key { get; private set; }

    public byte[] Sealed { get; private set; } = [];

    public int Version { get; private set; }

    private string Codes { get; set; } = "";

    private string Used { get; set; } = "";

    public int CodesLeft => Parts(Codes).Length;

    public static SecondFactor Of(Guid account, string secret, KeyRing ring)
    {
        var factor = new SecondFactor { Account = account };
        factor.Make(secret, ring);
        return factor;
    }

    /// <summary>Another secret in its place; recovery codes of the old one are worth nothing any more.</summary>
    public void Make(string secret, KeyRing ring) => (Key, Sealed, Codes, Used) = (ring.Current, ring.Seal(secret, About), "", "");

    /// <summary>Null when the keys are not those it was sealed with.</summary>
    public string? Open(KeyRing ring) => ring.Open(Key, Sealed, About);

    /// <summary>Sealed once more, with the newest key.</summary>
    public byte[]? Again(KeyRing ring) => Open(ring) is { } secret ? ring.Seal(secret, About) : null;

    public void TakeCodes(IEnumerable<string> codes, KeyRing ring) => Codes = string.Join(' ', codes.Select(c => Print(c, ring)));

    /// <summary>False when it is none of them; a code is good once.</summary>
    public bool Redeem(string code, KeyRing ring)
    {
        var (all, print) = (Parts(Codes), Print(code, ring));
        Codes = string.Join(' ', all.Where(c => c != print));
        return all.Contains(print, StringComparer.Ordinal);
    }

    /// <summary>False for a one-time code that was used already: who looked over the shoulder cannot use it as well.</summary>
    public bool Use(string code, KeyRing ring)
    {
        var (used, print) = (Parts(Used), Print(code, ring));
        if (used.Contains(print, StringComparer.Ordinal))
        {
            return false;
        }

        Used = string.Join(' ', used.Append(print).TakeLast(Remembered));
        return true;
    }

    private string About => $"second-factor {Account}";

    // As typed from paper: capitals, spaces and the stroke do not matter.
    private string Print(string code, KeyRing ring) => ring.Fingerprint($"{About} {string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant()}");

    private static string[] Parts(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    internal sealed class Mapping : IEntityTypeConfiguration<SecondFactor>
    {
        public void Configure(EntityTypeBuilder<SecondFactor> factor)
        {
            factor.ToTable("second_factors").HasKey(f => f.Account);
            factor.Property(f => f.Account).ValueGeneratedNever();
            factor.Property(f => f.Version).IsConcurrencyToken();
            factor.Property(f => f.Codes).HasMaxLength(1000);
            factor.Property(f => f.Used).HasMaxLength(400);
            factor.Ignore(f => f.CodesLeft);
            factor.HasOne<Account>().WithOne().HasForeignKey<SecondFactor>(f => f.Account).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
