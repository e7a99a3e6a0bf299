using System.Linq.Expressions;
using Gridwork.Areas;
using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters.Reporters;

public readonly record struct RevealId(Guid Value) : IId<RevealId>
{
    public static RevealId From(Guid value) => new(value);

    public static RevealId New() => new(RisingId.New());
}

/// <summary>Somebody opened the reporter's contact, for ten minutes and a stated purpose. It stays when the contact itself was erased.</summary>
internal sealed class Reveal : IOfMatter, ILeftOut<Reveal>
{
    public required RevealId Id { get; init; }

    public required MatterId Matter { get; init; }

    public required AreaCode Area { get; init; }

    public required PersonId By { get; init; }

    public required string ByName { get; init; }

    /// <summary>The post by which it was opened, as it was called then.</summary>
    public required RevealPost Post { get; init; }

    public required string Purpose { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset Until { get; init; }

    public static Expression<Func<Reveal, bool>> Spares(IReadOnlyCollection<Guid> without)
    {
        var ids = without.Select(MatterId.From).ToList();
        return row => !ids.Contains(row.Matter);
    }
}

/// <param name="RoleZh">Null when it was no post of this site.</param>
internal sealed record RevealPost(string? RoleZh, string? RoleEn, string Place);

internal sealed class RevealMapping : IEntityTypeConfiguration<Reveal>
{
    public const int MostPurpose = 200;

    public void Configure(EntityTypeBuilder<Reveal> reveal)
    {
        reveal.ToTable("reporter_reveals").HasKey(r => r.Id);
        reveal.Property(r => r.Id).ValueGeneratedNever();
        reveal.Property(r => r.ByName).HasMaxLength(60);
        reveal.Property(r => r.Purpose).HasMaxLength(MostPurpose);
        reveal.ComplexProperty(r => r.Post, post =>
        {
            post.Property(p => p.RoleZh).HasColumnName("role_zh").HasMaxLength(40);
            post.Property(p => p.RoleEn).HasColumnName("role_en").HasMaxLength(60);
            post.Property(p => p.Place).HasColumnName("place").HasMaxLength(200);
        });
        reveal.HasOne<Matter>().WithMany().HasForeignKey(r => r.Matter).OnDelete(DeleteBehavior.Restrict);
        reveal.HasOne<Area>().WithMany().HasForeignKey(r => r.Area).OnDelete(DeleteBehavior.Restrict);
        reveal.HasIndex(r => new { r.Matter, r.At });
    }
}
