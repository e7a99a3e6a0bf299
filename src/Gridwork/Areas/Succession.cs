using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Areas;

/// <summary>
/// One code follows another from a day on: a village became a community, a county a district, a grid was divided or joined to another.
/// Divided, a place has several that follow it; joined, a place follows several.
/// </summary>
public sealed class Succession
{
    private Succession() { }

    public required AreaCode Old { get; init; }

    public required AreaCode New { get; init; }

    /// <summary>The first day of the new code.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Zero for the one to which everything goes that nothing decides otherwise.</summary>
    public required int Nr { get; init; }

    /// <summary>The paper that says so.</summary>
    public required string Basis { get; init; }

    public static Succession Of(AreaCode old, AreaCode heir, DateOnly from, int nr, string basis) => new() { Old = old, New = heir, From = from, Nr = nr, Basis = basis };
}

internal sealed class SuccessionMapping : IEntityTypeConfiguration<Succession>
{
    public void Configure(EntityTypeBuilder<Succession> succession)
    {
        succession.ToTable("successions").HasKey(s => new { s.Old, s.New });
        succession.Property(s => s.Basis).HasMaxLength(200);
        succession.HasOne<Area>().WithMany().HasForeignKey(s => s.Old).OnDelete(DeleteBehavior.Restrict);
        succession.HasOne<Area>().WithMany().HasForeignKey(s => s.New).OnDelete(DeleteBehavior.Restrict);
        succession.HasIndex(s => s.New);
    }
}
