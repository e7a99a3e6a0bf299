using System.Linq.Expressions;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters.Reporters;

public readonly record struct ReporterId(Guid Value) : IId<ReporterId>
{
    public static ReporterId From(Guid value) => new(value);

    public static ReporterId New() => new(RisingId.New());
}

/// <summary>By what the reporter of a matter can be reached: apart from the matter, sealed, and found only by a keyed fingerprint of the number.</summary>
internal sealed class Reporter : IOfMatter, ILeftOut<Reporter>
{
    private Reporter() { }

    public required ReporterId Id { get; init; }

    public required MatterId Matter { get; init; }

    public required AreaCode Area { get; init; }

    /// <summary>Of the key that it is sealed with.</summary>
    public int Key { get; private init; }

    public byte[] Sealed { get; private init; } = [];

    /// <summary>Of the telephone number; null without one.</summary>
    public string? Fingerprint { get; private init; }

    public DateTimeOffset At { get; private init; }

    public static Reporter Of(Matter matter, Contact contact, KeyRing ring)
    {
        var id = ReporterId.New();
        return new Reporter
        {
            Id = id,
            Matter = matter.Id,
            Area = matter.Area,
            Key = ring.Current,
            Sealed = ring.Seal(contact.Write(), About(id)),
            Fingerprint = contact.Phone.Length > 0 ? ring.Fingerprint(contact.Phone) : null,
            At = matter.ReportedAt,
        };
    }

    /// <summary>Null when the keys are not those it was sealed with.</summary>
    public Contact? Open(KeyRing ring) => ring.Open(Key, Sealed, About(Id)) is { } written ? Contact.Of(written) : null;

    /// <summary>Sealed once more, with the newest key.</summary>
    public byte[]? Again(KeyRing ring) => ring.Open(Key, Sealed, About(Id)) is { } written ? ring.Seal(written, About(Id)) : null;

    private static string About(ReporterId id) => $"reporter {id.Value}";

    public static Expression<Func<Reporter, bool>> Spares(IReadOnlyCollection<Guid> without)
    {
        var ids = without.Select(MatterId.From).ToList();
        return row => !ids.Contains(row.Matter);
    }
}

internal sealed class ReporterMapping : IEntityTypeConfiguration<Reporter>
{
    public void Configure(EntityTypeBuilder<Reporter> reporter)
    {
        reporter.ToTable("reporters").HasKey(r => r.Id);
        reporter.Property(r => r.Id).ValueGeneratedNever();
        reporter.Property(r => r.Fingerprint).HasMaxLength(64);
        reporter.HasOne<Matter>().WithMany().HasForeignKey(r => r.Matter).OnDelete(DeleteBehavior.Restrict);
        reporter.HasOne<Area>().WithMany().HasForeignKey(r => r.Area).OnDelete(DeleteBehavior.Restrict);
        reporter.HasIndex(r => r.Matter).IsUnique();
        reporter.HasIndex(r => r.Fingerprint);
        reporter.HasIndex(r => r.Key);
    }
}
