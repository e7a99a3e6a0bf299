using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.Trail;

/// <summary>
/// Seals the lines that were waiting. <see cref="Lines"/> holds, for each in order of id, its id (16 bytes, big-endian) and its hash (32), so
/// that a check can name the very line; <see cref="Root"/> is SHA-256 over the root before and these bytes.
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
    public static TrailBlock Seal(TrailBlock? before, IReadOnlyList<TrailLine> lines, DateTimeOffset at)
    {
        byte[] bytes = [.. lines.SelectMany(l => (byte[])[.. l.Id.ToByteArray(bigEndian: true), .. l.Hash])];
        return new TrailBlock { Number = (before?.Number ?? 0) + 1, At = at, Lines = bytes, Root = RootOf(before?.Root ?? Start, bytes) };
    }

    public static byte[] RootOf(byte[] before, byte[] lines) => SHA256.HashData([.. before, .. lines]);
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
