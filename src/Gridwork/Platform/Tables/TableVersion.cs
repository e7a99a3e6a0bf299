using System.Globalization;
using System.Text.Json;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.Tables;

public enum TableState { Waiting, InForce, Discarded }

/// <summary>A row of an imported table that was not understood, and why: the refusal's code and its facts, so that it is told in any language.</summary>
public sealed record BadRow(int Row, IReadOnlyList<string> Cells, string Code, IReadOnlyDictionary<string, string> Facts)
{
    public static BadRow Of(SheetRow row, Problem why) => new(row.Number, row.Cells, why.Code, why.GetType().GetProperties()
        .Where(p => p.Name is not ("Code" or "Message" or "EqualityContract"))
        .ToDictionary(p => p.Name, p => Convert.ToString(p.GetValue(why), CultureInfo.InvariantCulture) ?? "", StringComparer.OrdinalIgnoreCase));

    public string Why(Words words) => words[$"problem.{Code}", [.. Facts.Select(f => (f.Key, (object?)f.Value))]];
}

/// <summary>From where a table comes: what its keeper says of it, and the name of the file.</summary>
public sealed record TableOrigin(int Number, string Source, string File, Caller By, DateTimeOffset At);

/// <summary>
/// One version of a table that a site imported. It waits until a person takes it or discards it; two that stand for the same never hold on the same day.
/// </summary>
public abstract class TableVersion : IVersioned
{
    protected TableVersion()
    {
    }

    protected TableVersion(TableOrigin from, DateOnly validFrom, int rows, IReadOnlyList<BadRow> bad, string content)
    {
        (Number, Source, File) = (from.Number, from.Source, from.File.Length <= 200 ? from.File : from.File[^200..]);
        (AddedBy, AddedByName, AddedAt) = (from.By.Id, from.By.Name, from.At);
        (ValidFrom, Rows, Good) = (validFrom, rows, rows - bad.Count);
        (Content, NotUnderstood) = (content, JsonSerializer.Serialize(bad, Setting.Json));
    }

    public Guid Id { get; private init; } = RisingId.New();

    public int Number { get; private init; }

    public TableState State { get; private set; } = TableState.Waiting;

    public DateOnly ValidFrom { get; private set; }

    /// <summary>The last day it holds; null while no later one follows.</summary>
    public DateOnly? ValidTo { get; private set; }

    public string Source { get; private init; } = "";

    public string File { get; private init; } = "";

    /// <summary>Rows of the table; each is understood or among the bad ones.</summary>
    public int Rows { get; private init; }

    public int Good { get; private init; }

    /// <summary>What was understood, as JSON.</summary>
    public string Content { get; private set; } = "";

    /// <summary>The rows not understood, as JSON.</summary>
    public string NotUnderstood { get; private init; } = "";

    public PersonId AddedBy { get; private init; }

    public string AddedByName { get; private init; } = "";

    public DateTimeOffset AddedAt { get; private init; }

    public PersonId? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Rises with every decision of the site: by it a reader knows whether it has read the newest.</summary>
    public long Decided { get; private set; }

    public int Version { get; private set; }

    public bool NeedsReview => State is TableState.Waiting;

    /// <summary>Which part of the matter it is about, for the trail; empty where there is only one.</summary>
    public virtual string About => "";

    public IReadOnlyList<BadRow> Bad() => JsonSerializer.Deserialize<List<BadRow>>(NotUnderstood, Setting.Json)!;

    public bool Holds(DateOnly day) => State is TableState.InForce && ValidFrom <= day && (ValidTo is null || ValidTo >= day);

    /// <param name="content">As it is taken: codes may have been given anew.</param>
    public Problem? Take(DateOnly from, DateOnly? to, string content, Caller by, DateTimeOffset at, long decided)
    {
        if (State is not TableState.Waiting)
        {
            return new TableDecided(Number, DecidedByName!);
        }

        if (Good == 0)
        {
            return new TableNothingGood();
        }

        (ValidFrom, ValidTo, Content) = (from, to, content);
        Decide(TableState.InForce, by, at, decided);
        return null;
    }

    public Problem? Discard(Caller by, DateTimeOffset at, long decided)
    {
        if (State is not TableState.Waiting)
        {
            return new TableDecided(Number, DecidedByName!);
        }

        Decide(TableState.Discarded, by, at, decided);
        return null;
    }

    /// <summary>A later one follows from this day on.</summary>
    public void EndBefore(DateOnly next) => ValidTo = next.AddDays(-1);

    private void Decide(TableState state, Caller by, DateTimeOffset at, long decided) =>
        (State, DecidedBy, DecidedByName, DecidedAt, Decided) = (state, by.Id, by.Name, at, decided);
}

internal static class TableMapping
{
    /// <summary>What all of them have; each kind has a table of its own.</summary>
    public static void Map<T>(EntityTypeBuilder<T> version, string table)
        where T : TableVersion
    {
        version.ToTable(table).HasKey(v => v.Id);
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Source).HasMaxLength(Setting.LongestSource);
        version.Property(v => v.File).HasMaxLength(200);
        version.Property(v => v.AddedByName).HasMaxLength(60);
        version.Property(v => v.DecidedByName).HasMaxLength(60);
        version.Property(v => v.Version).IsConcurrencyToken();
        version.HasIndex(v => v.Number).IsUnique();
        version.HasIndex(v => v.Decided);
        version.Ignore(v => v.About);
    }
}
