using System.Security.Cryptography;
using Gridwork.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.SignIn;

/// <summary>A person who signs in. What they may do stands in their posts, not here.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public string Name { get; init; } = "";

    /// <summary>Since when nobody signs in with it; null while it is in use. Its name stays with what the person did.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public PersonId Person => new(Id);

    /// <summary>Without a password: its owner sets their own, by a link that is worth nothing once the stamp has changed.</summary>
    public static Account Of(string user, string name, string normalized) => new()
    {
        Id = PersonId.New().Value,
        UserName = user,
        NormalizedUserName = normalized,
        Name = name,
        LockoutEnabled = true,
        SecurityStamp = NewStamp(),
    };

    /// <summary>Every link and every sign-in of before is worth nothing from then on.</summary>
    public void Restamp() => SecurityStamp = NewStamp();

    private static string NewStamp() => RandomNumberGenerator.GetHexString(40);
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts").Ignore(a => a.Person);
        account.Property(a => a.Name).HasMaxLength(60);
    }
}
