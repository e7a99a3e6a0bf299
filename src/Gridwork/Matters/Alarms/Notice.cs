using System.Linq.Expressions;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters.Alarms;

public enum NoticeKind { Half, Most, Over, LookAgain }

/// <summary>Who reads a notice: those who hold the permission where the matter lies, or in the unit that has it.</summary>
public enum Audience { Intake, Verifiers, Handlers, Checkers, Dispatchers, Heads, Callers, Arbiters, DutyLeaders }

/// <summary>A line that tells of a term: which matter, how far its clock is, until when.</summary>
public sealed class Notice : IOfMatter, ILeftOut<Notice>
{
    public Guid Id { get; private init; } = RisingId.New();

    public required MatterId Matter { get; init; }

    /// <summary>The leg of which it tells; empty when it is of the matter itself.</summary>
    public Guid Leg { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required AreaCode Area { get; init; }

    public required NoticeKind Kind { get; init; }

    public required ClockKind Clock { get; init; }

    public required Audience To { get; init; }

    public UnitId? Unit { get; init; }

    /// <summary>The deadline it tells of, or the day to look again.</summary>
    public required DateTimeOffset Due { get; init; }

    public required DateTimeOffset At { get; init; }

    public static Expression<Func<Notice, bool>> Spares(IReadOnlyCollection<Guid> without)
    {
        var ids = without.Select(MatterId.From).ToList();
        return row => !ids.Contains(row.Matter);
    }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notices");
        notice.Property(n => n.Id).ValueGeneratedNever();
        notice.Property(n => n.Number).HasMaxLength(20);
        notice.Property(n => n.Title).HasMaxLength(120);
        notice.HasIndex(n => new { n.Matter, n.Leg, n.Clock, n.Kind, n.To, n.Due }).IsUnique(); // told once, whoever rings twice
        notice.HasIndex(n => new { n.Area, n.Id });
    }
}
