using System.Text.Json;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.Jobs;

/// <summary>An errand that waits. Its row goes when it is done.</summary>
public abstract class Undone : IVersioned
{
    /// <summary>How long to wait after the first failure, the second, and so on; after the last it is stuck until a person looks.</summary>
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8)];

    public const int MostError = 500;

    public Guid Id { get; private init; } = RisingId.New();

    public required string Kind { get; set; }

    public required string Body { get; set; }

    public required DateTimeOffset Since { get; set; }

    public required DateTimeOffset Due { get; set; }

    public int Tries { get; private set; }

    public bool Stuck { get; private set; }

    /// <summary>What the last try said.</summary>
    public string Error { get; private set; } = "";

    /// <summary>Whoever set it works on it, until <see cref="ClaimedUntil"/>.</summary>
    public Guid? Claim { get; private set; }

    public DateTimeOffset? ClaimedUntil { get; private set; }

    public int Version { get; private set; }

    public void Fail(string why, DateTimeOffset now)
    {
        (Error, Claim, ClaimedUntil) = (why.Length <= MostError ? why : why[..MostError], null, null);
        (Stuck, Due) = Tries < Waits.Length ? (false, now + Waits[Tries]) : (true, Due);
        Tries++;
    }

    /// <summary>From the beginning: all tries are open again.</summary>
    public void Again(DateTimeOffset due) => (Tries, Stuck, Error, Due, Claim, ClaimedUntil) = (0, false, "", due, null, null);
}

/// <summary>To be done as soon as the act that left it is committed.</summary>
public sealed class OutboxRow : Undone;

/// <summary>To be done at a time; there is one for each key, and setting it again moves it.</summary>
public sealed class ScheduleRow : Undone
{
    public required string Key { get; init; }

    internal void Move<T>(T errand, DateTimeOffset at, DateTimeOffset now) where T : IErrand
    {
        (Kind, Body, Since) = (T.Kind, JsonSerializer.Serialize(errand), now);
        Again(at);
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> row) => UndoneMapping.Map(row.ToTable("outbox"));
}

internal sealed class ScheduleMapping : IEntityTypeConfiguration<ScheduleRow>
{
    public void Configure(EntityTypeBuilder<ScheduleRow> row)
    {
        UndoneMapping.Map(row.ToTable("schedule"));
        row.Property(r => r.Key).HasMaxLength(120);
        row.HasIndex(r => r.Key).IsUnique();
    }
}

internal static class UndoneMapping
{
    public static void Map<T>(EntityTypeBuilder<T> row) where T : Undone
    {
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Kind).HasMaxLength(60);
        row.Property(r => r.Error).HasMaxLength(Undone.MostError);
        row.Property(r => r.Version).IsConcurrencyToken();
        row.HasIndex(r => new { r.Due, r.Id }).HasFilter("NOT stuck");
    }
}
