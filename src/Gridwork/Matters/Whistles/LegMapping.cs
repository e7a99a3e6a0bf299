using Gridwork.Areas;
using Gridwork.Matters.Clocks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters.Whistles;

internal sealed class WhistleMapping : IEntityTypeConfiguration<Whistle>
{
    public void Configure(EntityTypeBuilder<Whistle> whistle)
    {
        whistle.ToTable("whistles");
        whistle.Property(w => w.Id).ValueGeneratedNever();
        whistle.Property(w => w.Ask).HasMaxLength(TypedText.Most);
        whistle.Property(w => w.ByName).HasMaxLength(60);
        whistle.Property(w => w.FromName).HasMaxLength(60);
        whistle.ComplexProperty(w => w.Basis, basis => basis.Map());
        whistle.HasOne<Matter>().WithMany().HasForeignKey(w => w.Matter).OnDelete(DeleteBehavior.Restrict);
        whistle.HasIndex(w => w.Matter);
        whistle.HasIndex(w => new { w.Area, w.At });
    }
}

internal sealed class LegMapping : IEntityTypeConfiguration<Leg>
{
    public void Configure(EntityTypeBuilder<Leg> leg)
    {
        leg.ToTable("legs");
        leg.Property(l => l.Id).ValueGeneratedNever();
        leg.Property(l => l.Number).HasMaxLength(20);
        leg.Property(l => l.Title).HasMaxLength(120);
        leg.Property(l => l.UnitName).HasMaxLength(60);
        leg.Property(l => l.FromName).HasMaxLength(60);
        leg.Property(l => l.CalledByName).HasMaxLength(60);
        leg.Property(l => l.Task).HasMaxLength(TypedText.Most);
        leg.Property(l => l.Result).HasMaxLength(TypedText.Most);
        leg.Property(l => l.Version).IsConcurrencyToken();
        leg.Property(l => l.Town).HasMaxLength(9).HasComputedColumnSql("substr(area, 1, 9)", stored: true);
        leg.Property(l => l.Village).HasMaxLength(12).HasComputedColumnSql("substr(area, 1, 12)", stored: true);
        leg.Property(l => l.Clocks).HasConversion(new ClocksConverter(), new ClocksComparer());
        leg.Property(l => l.TimeVersion).HasMaxLength(12);
        leg.Ignore(l => l.Last);
        leg.HasOne<Whistle>().WithMany().HasForeignKey(l => l.Whistle).OnDelete(DeleteBehavior.Restrict);
        leg.HasOne<Matter>().WithMany().HasForeignKey(l => l.Matter).OnDelete(DeleteBehavior.Restrict);
        leg.HasOne<Unit>().WithMany().HasForeignKey(l => l.Unit).OnDelete(DeleteBehavior.Restrict);
        Marks(leg);
        Lists(leg);
        History(leg);
    }

    private static void Marks(EntityTypeBuilder<Leg> leg)
    {
        leg.ComplexProperty(l => l.Contest, contest => contest.Map());
        leg.ComplexProperty(l => l.Arrival, arrival =>
        {
            arrival.Property(a => a.At).HasColumnName("arrival_at");
            arrival.Property(a => a.Who).HasColumnName("arrival_who").HasMaxLength(200);
            arrival.Property(a => a.Confirmed).HasColumnName("arrival_confirmed");
            arrival.Property(a => a.ConfirmedByName).HasColumnName("arrival_confirmed_by_name").HasMaxLength(60);
        });
        leg.ComplexProperty(l => l.Rating, rating =>
        {
            rating.Property(r => r.Solved).HasColumnName("rating_solved");
            rating.Property(r => r.Note).HasColumnName("rating_note").HasMaxLength(1000);
            rating.Property(r => r.ByName).HasColumnName("rating_by_name").HasMaxLength(60);
            rating.Property(r => r.At).HasColumnName("rating_at");
        });
        leg.ComplexProperty(l => l.Judgement, judgement =>
        {
            judgement.Property(j => j.Justified).HasColumnName("judgement_justified");
            judgement.Property(j => j.Note).HasColumnName("judgement_note").HasMaxLength(1000);
            judgement.Property(j => j.ByName).HasColumnName("judgement_by_name").HasMaxLength(60);
            judgement.Property(j => j.At).HasColumnName("judgement_at");
        });
    }

    // Open ones first by their nearest clock, as matters are; all of a matter; and a period, for the figures.
    private static void Lists(EntityTypeBuilder<Leg> leg)
    {
        leg.HasIndex(l => new { l.Town, l.NextDue, l.Id }).HasFilter("open");
        leg.HasIndex(l => new { l.Village, l.NextDue, l.Id }).HasFilter("open");
        leg.HasIndex(l => new { l.Unit, l.NextDue, l.Id }).HasFilter("open");
        leg.HasIndex(l => new { l.NextDue, l.Id }).HasFilter("open");
        leg.HasIndex(l => l.NextAlarm).HasFilter("open");
        leg.HasIndex(l => new { l.Matter, l.Unit });
        leg.HasIndex(l => new { l.Area, l.CalledAt });
    }

    private static void History(EntityTypeBuilder<Leg> leg) => leg.OwnsMany(l => l.History, line =>
    {
        line.ToTable("leg_events");
        line.WithOwner().HasForeignKey("LegId");
        line.HasKey(e => e.Id);
        line.Property(e => e.Id).ValueGeneratedNever();
        line.Property(e => e.ByName).HasMaxLength(60);
        line.Property(e => e.Note).HasMaxLength(2 * TypedText.Most + 1);
        line.HasIndex("LegId");
    });
}

internal static class BasisMapping
{
    public static void Map(this ComplexPropertyBuilder<Basis> basis)
    {
        basis.Property(b => b.Item).HasColumnName("basis_item").HasMaxLength(40);
        basis.Property(b => b.Name).HasColumnName("basis_name").HasMaxLength(300);
        basis.Property(b => b.List).HasColumnName("basis_list").HasMaxLength(60);
    }
}
