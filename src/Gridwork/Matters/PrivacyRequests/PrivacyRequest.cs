using System.Globalization;
using System.Linq.Expressions;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Reporters;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters.PrivacyRequests;

public readonly record struct PrivacyRequestId(Guid Value) : IId<PrivacyRequestId>
{
    public static bool operator >(PrivacyRequestId a, PrivacyRequestId b) => a.Value.CompareTo(b.Value) > 0;

    public static bool operator <(PrivacyRequestId a, PrivacyRequestId b) => b > a;

    public static PrivacyRequestId From(Guid value) => new(value);

    public static PrivacyRequestId New() => new(RisingId.New());
}

/// <summary>What a reporter asked of what is kept about them, with its term and its answer. It outlives the data: what was done and why, never the data itself.</summary>
internal sealed class PrivacyRequest : IOfMatter, IVersioned, ILeftOut<PrivacyRequest>
{
    private PrivacyRequest() { }

    public required PrivacyRequestId Id { get; init; }

    public required string Number { get; init; }

    public required MatterId Matter { get; init; }

    public required string MatterNumber { get; init; }

    public required AreaCode Area { get; init; }

    public required PrivacyKind Kind { get; init; }

    public PrivacyState State { get; private set; } = PrivacyState.Asked;

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset Due { get; init; }

    /// <summary>Of the key that the correction is sealed with.</summary>
    public int? Key { get; private set; }

    /// <summary>What is to stand in the place of the contact, until it is decided.</summary>
    public byte[]? Sealed { get; private set; }

    public string Note { get; private set; } = "";

    public PersonId? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public int Version { get; private set; }

    public PrivacyFace Face => new(Number, Kind, State, AskedAt, Due, Note, DecidedAt);

    public static PrivacyRequest Of(Matter matter, PrivacyKind kind, int year, long number, DateTimeOffset due, DateTimeOffset at) => new()
    {
        Id = PrivacyRequestId.New(),
        Number = string.Create(CultureInfo.InvariantCulture, $"{year}-P{number:D4}"),
        Matter = matter.Id,
        MatterNumber = matter.Number,
        Area = matter.Area,
        Kind = kind,
        AskedAt = at,
        Due = due,
    };

    public void Hold(Contact contact, KeyRing ring) => (Key, Sealed) = (ring.Current, ring.Seal(contact.Write(), About(Id)));

    /// <summary>Null when the keys are not those it was sealed with.</summary>
    public Contact? Open(KeyRing ring) => Sealed is not null && ring.Open(Key!.Value, Sealed, About(Id)) is { } written ? Contact.Of(written) : null;

    /// <summary>Sealed once more, with the newest key.</summary>
    public byte[]? Again(KeyRing ring) => ring.Open(Key!.Value, Sealed!, About(Id)) is { } written ? ring.Seal(written, About(Id)) : null;

    public Problem? Decide(bool granted, string note, Actor by)
    {
        if (State is not PrivacyState.Asked)
        {
            return new PrivacyDecided(DecidedByName!, DecidedAt!.Value);
        }

        (State, Note, DecidedBy, DecidedByName, DecidedAt) = (granted ? PrivacyState.Granted : PrivacyState.Refused, note, by.Id, by.Name, by.At);
        (Key, Sealed) = (null, null);
        return null;
    }

    private static string About(PrivacyRequestId id) => $"privacy {id.Value}";

    public static Expression<Func<PrivacyRequest, bool>> Spares(IReadOnlyCollection<Guid> without)
    {
        var ids = without.Select(MatterId.From).ToList();
        return row => !ids.Contains(row.Matter);
    }
}

internal sealed class PrivacyRequestMapping : IEntityTypeConfiguration<PrivacyRequest>
{
    public void Configure(EntityTypeBuilder<PrivacyRequest> request)
    {
        request.ToTable("privacy_requests").Ignore(r => r.Face);
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.Number).HasMaxLength(20);
        request.Property(r => r.MatterNumber).HasMaxLength(20);
        request.Property(r => r.Note).HasMaxLength(1000);
        request.Property(r => r.DecidedByName).HasMaxLength(60);
        request.Property(r => r.Version).IsConcurrencyToken();
        request.HasOne<Matter>().WithMany().HasForeignKey(r => r.Matter).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<Area>().WithMany().HasForeignKey(r => r.Area).OnDelete(DeleteBehavior.Restrict);
        request.HasIndex(r => r.Number).IsUnique();
        request.HasIndex(r => r.Matter);
        request.HasIndex(r => new { r.State, r.Id });
    }
}
