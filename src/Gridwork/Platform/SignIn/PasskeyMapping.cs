using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.SignIn;

/// <summary>
/// Identity maps its passkeys only where a context is made with its options, which ours is not; and it keeps them as one JSON column, which
/// the two databases hold differently. Here they are a table with columns, wherever a context is made.
/// </summary>
internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    private const int LongestId = 1024;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("account_passkeys").HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(LongestId);
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        passkey.OwnsOne(p => p.Data, data =>
        {
            data.WithOwner().HasForeignKey("Id");
            data.Property<byte[]>("Id").HasColumnName(nameof(IdentityUserPasskey<Guid>.CredentialId)).HasMaxLength(LongestId);
            data.Property(d => d.SignCount).HasConversion<long>();
            data.Property(d => d.Transports).HasMaxLength(200).HasConversion(
                list => string.Join(' ', list ?? Array.Empty<string>()),
                text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                new ValueComparer<string[]?>((a, b) => (a ?? Array.Empty<string>()).SequenceEqual(b ?? Array.Empty<string>()), list => list == null ? 0 : list.Length, list => list));
        });
        passkey.Navigation(p => p.Data).IsRequired();
    }
}
