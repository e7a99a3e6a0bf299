using System.Text.Json;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters.OldLedgers;

public readonly record struct OldLedgerId(Guid Value) : IId<OldLedgerId>
{
    public static OldLedgerId From(Guid value) => new(value);

    public static OldLedgerId New() => new(RisingId.New());
}

/// <summary>Looked: each row was read and nothing taken. Dropped: its file is gone, and nothing was taken.</summary>
public enum LedgerState { Brought, Looking, Looked, Taking, Taken, Dropped }

/// <summary>What reading every row told.</summary>
/// <param name="Known">Rows whose matter is here already.</param>
/// <param name="Faults">The first of the rows that cannot be taken.</param>
/// <param name="Places">Words of places that no place here bears, most frequent first.</param>
public sealed record LedgerLook(
    int Rows, int Open, int Ended, int Known, int Faulty, IReadOnlyList<BadRow> Faults,
    IReadOnlyList<KeyValuePair<string, int>> Places, IReadOnlyList<KeyValuePair<string, int>> Units);

/// <summary>A table of matters of another system that somebody brings: columns are matched, every row is looked at, then all is taken. Theirs alone until then.</summary>
public sealed class OldLedger : IVersioned
{
    private OldLedger() { }

    public required OldLedgerId Id { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, which is its name among the site's files.</summary>
    public required string Hash { get; init; }

    /// <summary>The system from which it comes, in words; with a row's own number it makes a matter the same one, however often it is brought.</summary>
    public required string Source { get; init; }

    public required PersonId By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public LedgerState State { get; private set; }

    /// <summary>The heads of the columns and the first rows, to choose by; nothing once that is done with.</summary>
    public string Sample { get; private set; } = "[]";

    public string Chosen { get; private set; } = "{}";
    public string LookText { get; private set; } = "";

    /// <summary>How many rows are read or taken so far.</summary>
    public int Done { get; private set; }

    public int TakenIn { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<IReadOnlyList<string>> Rows => JsonSerializer.Deserialize<List<List<string>>>(Sample, Setting.Json)!;

    public IReadOnlyDictionary<LedgerField, string> Columns => JsonSerializer.Deserialize<Dictionary<LedgerField, string>>(Chosen, Setting.Json)!;

    public LedgerLook? Look => LookText.Length == 0 ? null : JsonSerializer.Deserialize<LedgerLook>(LookText, Setting.Json);

    public static OldLedger Bring(string file, string hash, string source, IReadOnlyList<IReadOnlyList<string>> sample, IReadOnlyDictionary<LedgerField, string> guessed, Actor by) => new()
    {
        Id = OldLedgerId.New(),
        FileName = file,
        Hash = hash,
        Source = source,
        By = by.Id,
        ByName = by.Name,
        At = by.At,
        Sample = JsonSerializer.Serialize(sample, Setting.Json),
        Chosen = JsonSerializer.Serialize(guessed, Setting.Json),
    };

    /// <summary>Every row is to be read, by these columns.</summary>
    public Problem? Read(IReadOnlyDictionary<LedgerField, string> chosen)
    {
        if (State is not (LedgerState.Brought or LedgerState.Looked))
        {
            return new LedgerMoved();
        }

        (State, Chosen, LookText, Done) = (LedgerState.Looking, JsonSerializer.Serialize(chosen, Setting.Json), "", 0);
        return null;
    }

    public void Looked(LedgerLook look) => (State, LookText, Done) = (LedgerState.Looked, JsonSerializer.Serialize(look, Setting.Json), look.Rows);

    /// <param name="without">Whether rows that cannot be taken are left out.</param>
    public Problem? Take(bool without)
    {
        if (State is not LedgerState.Looked || Look is not { } look)
        {
            return new LedgerMoved();
        }

        if (look.Faulty > 0 && !without)
        {
            return new LedgerHasFaults(look.Faulty);
        }

        if (look.Open + look.Ended == 0)
        {
            return new LedgerAllKnown();
        }

        (State, Done) = (LedgerState.Taking, 0);
        return null;
    }

    public void Took(int taken) => (State, TakenIn, Sample) = (LedgerState.Taken, taken, "[]");

    public Problem? Drop()
    {
        if (State is LedgerState.Taking or LedgerState.Taken)
        {
            return new LedgerMoved();
        }

        (State, Sample) = (LedgerState.Dropped, "[]");
        return null;
    }
}

internal sealed class OldLedgerMapping : IEntityTypeConfiguration<OldLedger>
{
    public void Configure(EntityTypeBuilder<OldLedger> ledger)
    {
        ledger.ToTable("old_ledgers").Ignore(l => l.Rows).Ignore(l => l.Columns).Ignore(l => l.Look);
        ledger.Property(l => l.FileName).HasMaxLength(200);
        ledger.Property(l => l.Hash).HasMaxLength(64);
        ledger.Property(l => l.Source).HasMaxLength(60);
        ledger.Property(l => l.ByName).HasMaxLength(60);
        ledger.Property(l => l.LookText).HasColumnName("look");
        ledger.Property(l => l.Version).IsConcurrencyToken();
        ledger.HasIndex(l => new { l.By, l.Id });
    }
}
