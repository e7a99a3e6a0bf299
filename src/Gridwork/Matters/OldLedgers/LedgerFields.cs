using System.Text.Json;
using System.Text.Json.Serialization;
using Gridwork.Platform.Sheets;

namespace Gridwork.Matters.OldLedgers;

/// <summary>What a ledger of another system may tell of a matter.</summary>
public enum LedgerField { Number, Text, Reported, Place, Unit, Class, State, Ended, Result, Name, Phone }

/// <summary>How other systems call their columns and states: to begin with; a person decides.</summary>
internal static class LedgerFields
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly Lazy<Names> Read = new(Load);

    public static IReadOnlyList<LedgerField> All { get; } = Enum.GetValues<LedgerField>();

    /// <summary>The column that each field is likely to be, by the heads of a table; no column is two.</summary>
    public static IReadOnlyDictionary<LedgerField, string> Guess(IReadOnlyList<string> heads)
    {
        Dictionary<LedgerField, string> guessed = [];
        foreach (var field in All)
        {
            // The first of the names that the table has: they stand in the order in which they are meant.
            if (Read.Value.Columns[field].Select(name => heads.FirstOrDefault(h => new SheetColumn(name, []).Is(h))).FirstOrDefault(h => h is not null && !guessed.ContainsValue(h)) is { } head)
            {
                guessed[field] = head;
            }
        }

        return guessed;
    }

    /// <summary>Null where no list has the word.</summary>
    public static MatterState? State(string word) =>
        Read.Value.States.Where(s => new SheetColumn(s.Key.ToString(), s.Value).Is(word)).Select(s => (MatterState?)s.Key).FirstOrDefault();

    /// <summary>To read a table by; what is not chosen is left alone.</summary>
    public static SheetColumns Columns(IReadOnlyDictionary<LedgerField, string> chosen) =>
        new([.. chosen.Select(c => new SheetColumn(c.Value, []))], OthersAllowed: true);

    private static Names Load()
    {
#pragma warning disable MA0045 // A few words, read once.
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "ledger-columns.json"));
#pragma warning restore MA0045
        return JsonSerializer.Deserialize<Names>(text, Json)!;
    }

    private sealed record Names(Dictionary<LedgerField, IReadOnlyList<string>> Columns, Dictionary<MatterState, IReadOnlyList<string>> States);
}
