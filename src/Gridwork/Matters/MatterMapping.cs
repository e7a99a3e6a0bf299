using Gridwork.Matters.Clocks;
using Gridwork.Matters.Subtasks;
using Gridwork.Matters.Whistles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters;

internal sealed class MatterMapping : IEntityTypeConfiguration<Matter>
{
    public const int LongestFormerNumber = 40;

    public void Configure(EntityTypeBuilder<Matter> matter)
    {
        matter.ToTable("matters");
        matter.Property(m => m.Number).HasMaxLength(20);
        matter.Property(m => m.FormerNumber).HasMaxLength(LongestFormerNumber);
        matter.Property(m => m.QueryCode).HasMaxLength(8);
        matter.Property(m => m.Title).HasMaxLength(120);
        matter.Property(m => m.Text).HasMaxLength(TypedText.Most);
        matter.Property(m => m.PlaceWords).HasMaxLength(200);
        matter.Property(m => m.UnitName).HasMaxLength(60);
        matter.Property(m => m.Version).IsConcurrencyToken();
        matter.Property(m => m.Town).HasMaxLength(9).HasComputedColumnSql("substr(area, 1, 9)", stored: true);
        matter.Property(m => m.Village).HasMaxLength(12).HasComputedColumnSql("substr(area, 1, 12)", stored: true);
        matter.Ignore(m => m.Last).Ignore(m => m.Promise).Ignore(m => m.Handling).Ignore(m => m.ClosedAt).Ignore(m => m.Closing);
        matter.HasIndex(m => m.Number).IsUnique();
        Snapshots(matter);
        Lists(matter);
        History(matter);
    }

    private static void Snapshots(EntityTypeBuilder<Matter> matter)
    {
        matter.ComplexProperty(m => m.Filing, filing =>
        {
            filing.Ignore(f => f.Line);
            filing.Property(f => f.Code).HasColumnName("filing_code").HasMaxLength(20);
            filing.Property(f => f.Class).HasColumnName("filing_class").HasMaxLength(20);
            filing.Property(f => f.ClassName).HasColumnName("filing_class_name").HasMaxLength(60);
            filing.Property(f => f.Condition).HasColumnName("filing_condition").HasMaxLength(500);
            filing.Property(f => f.Closing).HasColumnName("filing_closing").HasMaxLength(200);
            filing.Property(f => f.Limit).HasColumnName("filing_limit").HasMaxLength(20);
        });
        matter.ComplexProperty(m => m.Basis, basis => basis.Map());
        matter.ComplexProperty(m => m.Contest, contest => contest.Map());
        matter.ComplexProperty(m => m.Above, above =>
        {
            above.Property(a => a.To).HasColumnName("above_to").HasMaxLength(60);
            above.Property(a => a.Paper).HasColumnName("above_paper").HasMaxLength(200);
            above.Property(a => a.ByName).HasColumnName("above_by_name").HasMaxLength(60);
            above.Property(a => a.At).HasColumnName("above_at");
        });
        matter.ComplexProperty(m => m.Declined, declined =>
        {
            declined.Property(d => d.Channel).HasColumnName("declined_channel").HasMaxLength(40);
            declined.Property(d => d.Reason).HasColumnName("declined_reason").HasMaxLength(TypedText.Most);
        });
        matter.Property(m => m.Clocks).HasConversion(new ClocksConverter(), new ClocksComparer()).HasDefaultValueSql("'[]'");
        matter.Property(m => m.Subtasks).HasConversion(new SubtasksConverter(), new SubtasksComparer()).HasDefaultValueSql("'[]'");
        matter.Property(m => m.Earlier).HasConversion(new ClocksConverter(), new ClocksComparer()).HasDefaultValueSql("'[]'");
        matter.Property(m => m.TimeVersion).HasMaxLength(12);
        matter.ComplexProperty(m => m.Outcome, outcome =>
        {
            outcome.Property(o => o.Result).HasColumnName("outcome_result").HasMaxLength(TypedText.Most);
            outcome.Property(o => o.Answer).HasColumnName("outcome_answer").HasMaxLength(TypedText.Most);
        });
    }

    // Open work first by its nearest clock, all work by its id, which is in the order of time.
    private static void Lists(EntityTypeBuilder<Matter> matter)
    {
        matter.HasIndex(m => new { m.Town, m.NextDue, m.Id }).HasFilter("open");
        matter.HasIndex(m => new { m.Village, m.NextDue, m.Id }).HasFilter("open");
        matter.HasIndex(m => new { m.Unit, m.NextDue, m.Id }).HasFilter("open");
        matter.HasIndex(m => new { m.Area, m.NextDue, m.Id }).HasFilter("open");
        matter.HasIndex(m => new { m.NextDue, m.Id }).HasFilter("open");
        matter.HasIndex(m => m.NextAlarm).HasFilter("open");
        matter.HasIndex(m => new { m.Touched, m.Id }).HasFilter("NOT open");
        // The numbers above a list: counted in the index alone.
        matter.HasIndex(m => new { m.State, m.Town }).HasFilter("open");
        matter.HasIndex(m => new { m.Town, m.NextDue }, "ix_matters_contested").HasFilter("open AND contested");
        matter.HasIndex(m => new { m.Town, m.Id }, "ix_matters_town_ended").HasFilter("NOT open");
        matter.HasIndex(m => new { m.Town, m.Id });
        matter.HasIndex(m => new { m.Unit, m.Id });
        matter.HasIndex(m => m.Main);
        matter.HasIndex(m => m.FormerNumber).HasFilter("former_number IS NOT NULL");
    }

    private static void History(EntityTypeBuilder<Matter> matter) => matter.OwnsMany(m => m.History, line =>
    {
        line.ToTable("matter_events");
        line.WithOwner().HasForeignKey("MatterId");
        line.HasKey(e => e.Id);
        line.Property(e => e.Id).ValueGeneratedNever();
        line.Property(e => e.ByName).HasMaxLength(60);
        line.Property(e => e.UnitName).HasMaxLength(60);
        line.Property(e => e.Note).HasMaxLength(TypedText.Most);
        line.HasIndex("MatterId");
    });
}
