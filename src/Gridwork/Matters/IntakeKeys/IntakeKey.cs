using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters.IntakeKeys;

public readonly record struct IntakeKeyId(Guid Value) : IId<IntakeKeyId>
{
    public static IntakeKeyId From(Guid value) => new(value);

    public static IntakeKeyId New() => new(RisingId.New());

    // For lists: what is older, and what is newer.
    public static bool operator <(IntakeKeyId left, IntakeKeyId right) => left.Value < right.Value;

    public static bool operator >(IntakeKeyId left, IntakeKeyId right) => left.Value > right.Value;
}

/// <summary>By which another system sends reports: for one area, under one channel, so many an hour. The key itself is kept nowhere, only its hash.</summary>
internal sealed class IntakeKey : IInArea, IVersioned
{
    public const int MostName = 40;

    private const string Begins = "gwk_";
    private const int Bytes = 32;
    private const int ShownLetters = 8;

    private IntakeKey() { }

    public required IntakeKeyId Id { get; init; }

    /// <summary>Of the system that has it; its reports bear it in their course and in the trail.</summary>
    public required string Name { get; init; }

    public required AreaCode Area { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>New reports within an hour.</summary>
    public required int MostHour { get; init; }

    /// <summary>SHA-256 of a key of 256 bits drawn by chance: no salt makes that harder to guess.</summary>
    public required string Hash { get; init; }

    /// <summary>Its first letters, by which people tell one key from another.</summary>
    public required string Start { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeByName { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndedByName { get; private set; }

    public DateOnly? LastUsed { get; private set; }

    public int Version { get; private set; }

    /// <summary>The key with its secret, which is to be shown once.</summary>
    public static (IntakeKey Key, string Secret) Make(string name, AreaCode area, Channel channel, int mostHour, string by, DateTimeOffset at)
    {
        var secret = Begins + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return (new IntakeKey
        {
            Id = IntakeKeyId.New(),
            Name = name,
            Area = area,
            Channel = channel,
            MostHour = mostHour,
            Hash = HashOf(secret),
            Start = secret[..(Begins.Length + ShownLetters)],
            MadeAt = at,
            MadeByName = by,
        }, secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public Problem? End(string by, DateTimeOffset at)
    {
        if (EndedAt is { } before)
        {
            return new KeyEndedBefore(EndedByName!, before);
        }

        (EndedAt, EndedByName) = (at, by);
        return null;
    }
}

internal sealed class IntakeKeyMapping : IEntityTypeConfiguration<IntakeKey>
{
    public void Configure(EntityTypeBuilder<IntakeKey> key)
    {
        key.ToTable("intake_keys");
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Name).HasMaxLength(IntakeKey.MostName);
        key.Property(k => k.Hash).HasMaxLength(64);
        key.Property(k => k.Start).HasMaxLength(20);
        key.Property(k => k.MadeByName).HasMaxLength(60);
        key.Property(k => k.EndedByName).HasMaxLength(60);
        key.Property(k => k.Version).IsConcurrencyToken();
        key.HasIndex(k => k.Hash).IsUnique();
        key.HasOne<Area>().WithMany().HasForeignKey(k => k.Area).OnDelete(DeleteBehavior.Restrict);
    }
}
