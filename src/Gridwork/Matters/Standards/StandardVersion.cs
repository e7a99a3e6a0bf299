using System.Text.Json;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters.Standards;

public enum StandardState { Waiting, InForce, Discarded }

/// <summary>A row of an imported table that became no condition, and why: the refusal's code and its facts, so that it is told in any language.</summary>
public sealed record BadRow(int Row, IReadOnlyList<string> Cells, string Code, IReadOnlyDictionary<string, string> Facts);

/// <summary>
/// One half of the case standard, occurrences or components, as a site imported it. It waits until a person takes it or discards it;
/// two of the same half never hold on the same day. What the product ships has the number 0 and is not among them.
/// </summary>
public sealed class StandardVersion : IVersioned
{
    private StandardVersion()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required int Number { get; init; }

    public required ClassKind Kind { get; init; }

    public StandardState State { get; private set; } = StandardState.Waiting;

    public required DateOnly ValidFrom { get; set; }

    /// <summary>The last day it holds; null while no later one follows.</summary>
    public DateOnly? ValidTo { get; private set; }

    public required string Source { get; init; }

    public required string File { get; init; }

    /// <summary>Rows of the table; each is a condition or among the bad ones.</summary>
    public required int Rows { get; init; }

    public required int Good { get; init; }

    /// <summary>The classes with their conditions, as JSON.</summary>
    public required string Classes { get; set; }

    /// <summary>The rows not understood, as JSON.</summary>
    public required string NotUnderstood { get; init; }

    public required PersonId AddedBy { get; init; }

    public required string AddedByName { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public PersonId? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Rises with every decision of the site: by it a reader knows whether it has read the newest.</summary>
    public long Decided { get; private set; }

    public int Version { get; private set; }

    public bool NeedsReview => State is StandardState.Waiting;

    public static StandardVersion Of(int number, StandardLook look, string source, string file, Caller by, DateTimeOffset at) => new()
    {
        Number = number,
        Kind = look.Kind,
        ValidFrom = look.From,
        Source = source,
        File = file,
        Rows = look.Rows,
        Good = look.Rows - look.Bad.Count,
        Classes = JsonSerializer.Serialize(look.Majors, Setting.Json),
        NotUnderstood = JsonSerializer.Serialize(look.Bad, Setting.Json),
        AddedBy = by.Id,
        AddedByName = by.Name,
        AddedAt = at,
    };

    public IReadOnlyList<MajorClass> Majors() => JsonSerializer.Deserialize<List<MajorClass>>(Classes, Setting.Json)!;

    public IReadOnlyList<BadRow> Bad() => JsonSerializer.Deserialize<List<BadRow>>(NotUnderstood, Setting.Json)!;

    public bool Holds(DateOnly day) => State is StandardState.InForce && ValidFrom <= day && (ValidTo is null || ValidTo >= day);

    public Problem? Take(DateOnly from, DateOnly? to, IReadOnlyList<MajorClass> coded, Caller by, DateTimeOffset at, long decided)
    {
        if (State is not StandardState.Waiting)
        {
            return new StandardDecided(Number, DecidedByName!);
        }

        if (Good == 0)
        {
            return new StandardNothingGood();
        }

        (ValidFrom, ValidTo, Classes) = (from, to, JsonSerializer.Serialize(coded, Setting.Json));
        Decide(StandardState.InForce, by, at, decided);
        return null;
    }

    public Problem? Discard(Caller by, DateTimeOffset at, long decided)
    {
        if (State is not StandardState.Waiting)
        {
            return new StandardDecided(Number, DecidedByName!);
        }

        Decide(StandardState.Discarded, by, at, decided);
        return null;
    }

    /// <summary>A later one follows from this day on.</summary>
    public void EndBefore(DateOnly next) => ValidTo = next.AddDays(-1);

    private void Decide(StandardState state, Caller by, DateTimeOffset at, long decided) =>
        (State, DecidedBy, DecidedByName, DecidedAt, Decided) = (state, by.Id, by.Name, at, decided);
}

internal sealed class StandardVersionMapping : IEntityTypeConfiguration<StandardVersion>
{
    public void Configure(EntityTypeBuilder<StandardVersion> version)
    {
        version.ToTable("case_standards").HasKey(v => v.Id);
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Source).HasMaxLength(Setting.LongestSource);
        version.Property(v => v.File).HasMaxLength(200);
        version.Property(v => v.AddedByName).HasMaxLength(60);
        version.Property(v => v.DecidedByName).HasMaxLength(60);
        version.Property(v => v.Version).IsConcurrencyToken();
        version.HasIndex(v => v.Number).IsUnique();
        version.HasIndex(v => v.Decided);
    }
}
