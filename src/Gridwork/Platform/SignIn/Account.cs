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

    /// <summary>Somebody else set the password that is in force: its owner sets their own before anything else.</summary>
    public bool MustChangePassword { get; set; }

    public PersonId Person => new(Id);
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts").Ignore(a => a.Person);
        account.Property(a => a.Name).HasMaxLength(60);
    }
}
