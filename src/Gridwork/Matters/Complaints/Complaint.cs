using System.Linq.Expressions;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Platform.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters.Complaints;

/// <summary>That a report is about somebody who works here or about a unit, in the reporter's words. The level above sees to it.</summary>
internal sealed class Complaint : IOfMatter, ILeftOut<Complaint>, IChangesSight
{
    private Complaint() { }

    public required MatterId Matter { get; init; }

    public required string Number { get; init; }

    public required AreaCode Area { get; init; }

    /// <summary>The unit that the reporter chose.</summary>
    public UnitId? Unit { get; private init; }

    public string? UnitName { get; private init; }

    public string Words { get; private init; } = "";

    /// <summary>Nobody but the level above sees it yet.</summary>
    public bool Held { get; private set; }

    public required DateTimeOffset At { get; init; }

    public static Complaint Of(Matter matter, Whom whom) => new()
    {
        Matter = matter.Id,
        Number = matter.Number,
        Area = matter.Area,
        Unit = whom.Unit,
        UnitName = whom.UnitName,
        Words = whom.Words,
        Held = whom.Held,
        At = matter.ReportedAt,
    };

    public void TakeUp() => Held = false;

    /// <summary>Whether a form sent again says the same.</summary>
    public bool SaysTheSame(Whom whom) => (Unit, Words) == (whom.Unit, whom.Words);

    public static Expression<Func<Complaint, bool>> Spares(IReadOnlyCollection<Guid> without)
    {
        var ids = without.Select(MatterId.From).ToList();
        return row => !ids.Contains(row.Matter);
    }
}

internal sealed class ComplaintMapping : IEntityTypeConfiguration<Complaint>
{
    public void Configure(EntityTypeBuilder<Complaint> complaint)
    {
        complaint.ToTable("complaints").HasKey(c => c.Matter);
        complaint.Property(c => c.Matter).ValueGeneratedNever();
        complaint.Property(c => c.Number).HasMaxLength(20);
        complaint.Property(c => c.UnitName).HasMaxLength(60);
        complaint.Property(c => c.Words).HasMaxLength(AboutFields.MostWords);
        complaint.HasOne<Matter>().WithMany().HasForeignKey(c => c.Matter).OnDelete(DeleteBehavior.Restrict);
        complaint.HasOne<Area>().WithMany().HasForeignKey(c => c.Area).OnDelete(DeleteBehavior.Restrict);
        complaint.HasIndex(c => c.Held).HasFilter("held");
    }
}
