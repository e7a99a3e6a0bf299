using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.Trail;

/// <summary>
/// Seals the lines that were waiting. <see cref="Lines"/> holds, for each in order of id, its id (16 bytes, big-endian) and its hash (32), so
/// that a check can name the very line; <see cref="Root"/> is SHA-256 over the root before, the number, the microseconds since 1970 of
/// <see cref="At"/> (8 bytes each, big-endian) and these bytes.
/// </summary>
public sealed class TrailBlock
{
    public const int Width = 48;

    /// <summary>The root before the first block.</summary>
    public static readonly byte[] Start = new byte[32];

    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required byte[] Lines { get; init; }

    public required byte[] Root { get; init; }

    public int Count => Lines.Length / Width;

    public Guid IdAt(int index) => new(Lines.AsSpan(index * Width, 16), bigEndian: true);

    public ReadOnlySpan<byte> HashAt(int index) => Lines.AsSpan((index * Width) + 16, 32);

    /// <param name="lines">Ordered by id.</param>
    public static TrailBlock Seal(TrailBlock? before, IEnumerable<(Guid Id, byte[] Hash)> lines, DateTimeOffset now)
    {
        var (number, at) = ((before?.Number ?? 0) + 1, new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero));
        byte[] bytes = [.. lines.SelectMany(l => (byte[])[.. l.Id.ToByteArray(bigEndian: true), .. l.Hash])];
        return new TrailBlock { Number = number, At = at, Lines = bytes, Root = RootOf(before?.Root ?? Start, number, at, bytes) };
    }

    public bool RootHolds(byte[] before) => Root.AsSpan().SequenceEqual(RootOf(before, Number, At, Lines));

    private static byte[] RootOf(byte[] before, long number, DateTimeOffset at, byte[] lines)
    {
        Span<byte> head = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(head, number);
        BinaryPrimitives.WriteInt64BigEndian(head[8..], (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond);
        return SHA256.HashData([.. before, .. head, .. lines]);
    }
}

internal sealed class TrailBlockMapping : IEntityTypeConfiguration<TrailBlock>
{
    public void Configure(EntityTypeBuilder<TrailBlock> block)
    {
        block.ToTable("trail_blocks").HasKey(b => b.Number);
        block.Property(b => b.Number).ValueGeneratedNever();
        block.Ignore(b => b.Count);
        block.HasIndex(b => b.At);
    }
}
