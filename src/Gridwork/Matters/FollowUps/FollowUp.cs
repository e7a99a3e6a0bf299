using System.Linq.Expressions;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters.FollowUps;

public readonly record struct FollowUpId(Guid Value) : IId<FollowUpId>
{
    public static FollowUpId From(Guid value) => new(value);

    public static FollowUpId New() => new(RisingId.New());

    // For the next page of a list only.
    public static bool operator >(FollowUpId a, FollowUpId b) => a.Value.CompareTo(b.Value) > 0;

    public static bool operator <(FollowUpId a, FollowUpId b) => a.Value.CompareTo(b.Value) < 0;
}

/// <summary>Who wrote it down: the reporter on the page, or a clerk who called.</summary>
public enum HeardBy { Page, Call }

/// <summary>
/// What the reporter says of one closing: solved or not and, apart from that, satisfied or not. It exists once there is an answer or a
/// call; a matter that is closed a second time is asked about a second time, and what was said of the first stays.
/// </summary>
internal sealed class FollowUp : IOfMatter, IVersioned, ILeftOut<FollowUp>
{
    private FollowUp() { }

    public required FollowUpId Id { get; init; }

    public required MatterId Matter { get; init; }

    /// <summary>See <see cref="Matter.Closing"/>.</summary>
    public required int Closing { get; init; }

    public required AreaCode Area { get; init; }

    /// <summary>The unit that had it when it was closed; null where the township itself did it.</summary>
    public UnitId? Unit { get; private init; }

    public string? UnitName { get; private init; }

    public required DateTimeOffset ClosedAt { get; init; }

    public bool? Solved { get; private set; }

    public Satisfied? Satisfied { get; private set; }

    /// <summary>In the reporter's words.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Whether it began again by this word.</summary>
    public bool Reopened { get; private set; }

    public HeardBy? By { get; private set; }

    public DateTimeOffset? HeardAt { get; private set; }

    /// <summary>How often somebody tried to call.</summary>
    public int Calls { get; private set; }

    public PersonId? CalledBy { get; private set; }

    public string? CalledByName { get; private set; }

    public DateTimeOffset? CalledAt { get; private set; }

    public int Version { get; private set; }

    /// <param name="main">The matter itself, or the one that the report was joined to: its closing is what is spoken of.</param>
    public static FollowUp Of(Matter matter, Matter main) => new()
    {
        Id = FollowUpId.New(),
        Matter = matter.Id,
        Closing = main.Closing,
        Area = matter.Area,
        Unit = main.Unit,
        UnitName = main.UnitName,
        ClosedAt = main.ClosedAt!.Value,
    };

    /// <summary>What is left out stays as it was said before.</summary>
    public void Hear(bool? solved, Satisfied? satisfied, string reason, HeardBy by, DateTimeOffset at)
    {
        (Solved, Satisfied) = (solved ?? Solved, satisfied ?? Satisfied);
        Reason = reason.Length > 0 ? reason : Reason;
        (By, HeardAt) = (by, at);
    }

    public void BeganAgain() => Reopened = true;

    public void Call(Actor by) => (Calls, CalledBy, CalledByName, CalledAt) = (Calls + 1, by.Id, by.Name, by.At);

    public static Expression<Func<FollowUp, bool>> Spares(IReadOnlyCollection<Guid> without)
    {
        var ids = without.Select(MatterId.From).ToList();
        return row => !ids.Contains(row.Matter);
    }
}

internal sealed class FollowUpMapping : IEntityTypeConfiguration<FollowUp>
{
    public const int MostReason = 1000;

    public void Configure(EntityTypeBuilder<FollowUp> followUp)
    {
        followUp.ToTable("follow_ups").HasKey(f => f.Id);
        followUp.Property(f => f.Id).ValueGeneratedNever();
        followUp.Property(f => f.UnitName).HasMaxLength(60);
        followUp.Property(f => f.Reason).HasMaxLength(MostReason);
        followUp.Property(f => f.CalledByName).HasMaxLength(60);
        followUp.Property(f => f.Version).IsConcurrencyToken();
        followUp.HasOne<Matter>().WithMany().HasForeignKey(f => f.Matter).OnDelete(DeleteBehavior.Restrict);
        followUp.HasOne<Area>().WithMany().HasForeignKey(f => f.Area).OnDelete(DeleteBehavior.Restrict);
        followUp.HasIndex(f => new { f.Matter, f.Closing }).IsUnique();
        followUp.HasIndex(f => new { f.Area, f.ClosedAt });
    }
}
