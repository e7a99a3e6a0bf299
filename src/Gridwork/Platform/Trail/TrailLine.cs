using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.Trail;

/// <summary>One thing that somebody did, written in the transaction that did it. Never changed; sealed into a block within about a second.</summary>
public sealed class TrailLine
{
    private TrailLine() { }

    public Guid Id { get; private init; }

    public DateTimeOffset At { get; private init; }

    public PersonId By { get; private init; }

    public string ByName { get; private init; } = "";

    /// <summary>Capability and act, for example <c>matters.accept</c>.</summary>
    public string Act { get; private init; } = "";

    /// <summary>What it was done to, for example a matter's number.</summary>
    public string Subject { get; private init; } = "";

    public AreaCode? Area { get; private init; }

    public string Detail { get; private init; } = "";

    /// <summary>SHA-256 over <see cref="Canonical"/>.</summary>
    public byte[] Hash { get; private init; } = [];

    /// <summary>Number of the block that seals it; null until then.</summary>
    public long? Block { get; private set; }

    /// <param name="at">Cut to microseconds: PostgreSQL keeps no more, and the line must hash alike when it is read back.</param>
    public static TrailLine Of(Caller by, string act, string subject, AreaCode? area, string detail, DateTimeOffset at)
    {
        var line = new TrailLine
        {
            Id = RisingId.New(),
            At = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero),
            By = by.Id,
            ByName = by.Name,
            Act = act,
            Subject = subject,
            Area = area,
            Detail = detail,
        };
        return new TrailLine(line, SHA256.HashData(line.Canonical()));
    }

    /// <summary>
    /// The bytes that are hashed: id (16, big-endian), microseconds since 1970 (8, big-endian), person (16, big-endian), then name, act,
    /// subject, area (empty when none) and detail, each as UTF-8 behind its length in bytes (4, big-endian). A block is not part of it.
    /// </summary>
    public byte[] Canonical()
    {
        using var bytes = new MemoryStream();
        bytes.Write(Id.ToByteArray(bigEndian: true));
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, (At.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond);
        bytes.Write(number);
        bytes.Write(By.Value.ToByteArray(bigEndian: true));
        foreach (var text in (string[])[ByName, Act, Subject, Area?.Value ?? "", Detail])
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32BigEndian(number, utf8.Length);
            bytes.Write(number[..4]);
            bytes.Write(utf8);
        }

        return bytes.ToArray();
    }

    public bool HashHolds() => Hash.AsSpan().SequenceEqual(SHA256.HashData(Canonical()));

    private TrailLine(TrailLine line, byte[] hash)
    {
        (Id, At, By, ByName, Act, Subject, Area, Detail, Hash) =
            (line.Id, line.At, line.By, line.ByName, line.Act, line.Subject, line.Area, line.Detail, hash);
    }
}

internal sealed class TrailLineMapping : IEntityTypeConfiguration<TrailLine>
{
    public void Configure(EntityTypeBuilder<TrailLine> line)
    {
        line.ToTable("trail_lines").HasKey(l => l.Id);
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.ByName).HasMaxLength(60);
        line.Property(l => l.Act).HasMaxLength(60);
        line.Property(l => l.Subject).HasMaxLength(120);
        line.HasIndex(l => l.Id).HasFilter("block IS NULL").HasDatabaseName("ix_trail_lines_unsealed");
        line.HasIndex(l => new { l.Block, l.Id });
        line.HasIndex(l => new { l.At, l.Id });   // the auditor's page
    }
}
