using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.SignIn.Sessions;

/// <summary>
/// One browser that is signed in. The row is the sign-in: without it the cookie is worth nothing, so that another browser can end it. It
/// holds what its owner needs to know it again, and no address.
/// </summary>
public sealed class Session
{
    public const int LongestDevice = 40;

    private Session() { }

    public Guid Id { get; private init; } = RisingId.New();

    /// <summary>The account's key; a <see cref="PersonId"/> outside this class.</summary>
    public required Guid Account { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset SeenAt { get; private init; }

    /// <summary>It ends by itself then, unless the person goes on working.</summary>
    public DateTimeOffset Until { get; private init; }

    /// <summary>Browser and system, for example <c>Edge · Windows</c>; empty where neither is known.</summary>
    public required string Device { get; init; }

    public static Session Of(PersonId account, string device, DateTimeOffset at, TimeSpan idle) =>
        new() { Account = account.Value, MadeAt = at, SeenAt = at, Until = at + idle, Device = device };
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions").HasKey(s => s.Id);
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Device).HasMaxLength(Session.LongestDevice);
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.Account).OnDelete(DeleteBehavior.Cascade);
        session.HasIndex(s => s.Account);
        session.HasIndex(s => s.Until);
    }
}
