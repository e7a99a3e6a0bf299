using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.Files;

public readonly record struct PhotoId(Guid Value) : IId<PhotoId>
{
    public static PhotoId From(Guid value) => new(value);

    public static PhotoId New() => new(RisingId.New());
}

/// <summary>What a photo was given for: what was reported, or what was done.</summary>
public enum PhotoOf { Report, Result }

/// <summary>What it is by its content, whatever its name says.</summary>
public enum PhotoType { Jpeg, Png, WebP }

/// <summary>A photo as it was read: the sealed original, and two copies in which nothing but the picture is left.</summary>
/// <param name="Hash">SHA-256 of the original.</param>
/// <param name="Width">Of the original, held upright.</param>
public sealed record ReadPhoto(string Hash, long Bytes, PhotoType Type, int Width, int Height, string Shown, string Small);

/// <summary>A photo and whom it came from. It belongs to a form until that form is sent; what is never sent is removed after a day.</summary>
public sealed class Photo
{
    private Photo() { }

    public required PhotoId Id { get; init; }

    /// <summary>The id of what it shows: a matter, or the form of one that was not sent yet.</summary>
    public required Guid Subject { get; init; }

    public required PhotoOf Of { get; init; }
    public required int Nr { get; init; }

    /// <summary>SHA-256 of the original, which nobody sees without saying why.</summary>
    public required string Hash { get; init; }

    public required long Bytes { get; init; }
    public required PhotoType Type { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>SHA-256 of the copy that is shown, and of the small one for lists.</summary>
    public required string Shown { get; init; }

    public required string Small { get; init; }
    public required PersonId By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? KeptAt { get; private set; }

    public static Photo Given(Guid subject, PhotoOf of, int nr, ReadPhoto read, Caller by, DateTimeOffset at) => new()
    {
        Id = PhotoId.New(),
        Subject = subject,
        Of = of,
        Nr = nr,
        Hash = read.Hash,
        Bytes = read.Bytes,
        Type = read.Type,
        Width = read.Width,
        Height = read.Height,
        Shown = read.Shown,
        Small = read.Small,
        By = by.Id,
        ByName = by.Id == Caller.Public.Id ? "" : by.Name,
        At = at,
    };

    /// <summary>Its form was sent: from now on it stays.</summary>
    public void Keep(DateTimeOffset at) => KeptAt ??= at;
}

internal sealed class PhotoMapping : IEntityTypeConfiguration<Photo>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<Photo> photo)
    {
        photo.ToTable("photos");
        photo.Property(p => p.Hash).HasMaxLength(HashLength);
        photo.Property(p => p.Shown).HasMaxLength(HashLength);
        photo.Property(p => p.Small).HasMaxLength(HashLength);
        photo.Property(p => p.ByName).HasMaxLength(60);
        photo.HasIndex(p => new { p.Subject, p.Nr });
        photo.HasIndex(p => p.Hash);
        photo.HasIndex(p => p.At).HasFilter("kept_at IS NULL");
    }
}
