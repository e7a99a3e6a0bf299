using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters;

/// <summary>'Not ours', of a matter or of a leg: why, on what it rests, and how it was ruled. Until then the unit stays responsible.</summary>
/// <param name="Upheld">Null until it is ruled on.</param>
public sealed record Contest(
    string Reason, string Evidence, PersonId By, string ByName, DateTimeOffset At,
    bool? Upheld = null, string? Ruling = null, string? RuledByName = null, DateTimeOffset? RuledAt = null)
{
    public Contest Ruled(bool upheld, string ruling, Actor by) => this with { Upheld = upheld, Ruling = ruling, RuledByName = by.Name, RuledAt = by.At };
}

internal static class ContestMapping
{
    public static void Map(this ComplexPropertyBuilder<Contest> contest)
    {
        contest.Property(c => c.Reason).HasColumnName("contest_reason").HasMaxLength(TypedText.Most);
        contest.Property(c => c.Evidence).HasColumnName("contest_evidence").HasMaxLength(TypedText.Most);
        contest.Property(c => c.By).HasColumnName("contest_by");
        contest.Property(c => c.ByName).HasColumnName("contest_by_name").HasMaxLength(60);
        contest.Property(c => c.At).HasColumnName("contest_at");
        contest.Property(c => c.Upheld).HasColumnName("contest_upheld");
        contest.Property(c => c.Ruling).HasColumnName("contest_ruling").HasMaxLength(TypedText.Most);
        contest.Property(c => c.RuledByName).HasColumnName("contest_ruled_by_name").HasMaxLength(60);
        contest.Property(c => c.RuledAt).HasColumnName("contest_ruled_at");
    }
}
