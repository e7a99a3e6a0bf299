using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gridwork.Kernel.Calendar;

namespace Gridwork.Matters;

/// <summary>
/// The filing conditions the product ships, the channels for what is not ours, and how a printed limit is counted.
/// Read once from <c>data/case-standard</c>; all of it waits for the deploying office's review.
/// </summary>
public sealed class CaseStandard
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly Dictionary<string, Condition> byCode;

    private CaseStandard(Table table, Units units, ChannelList channels, PhraseList hollow)
    {
        byCode = table.Conditions.ToDictionary(c => c.Code, StringComparer.Ordinal);
        (Source, NeedsReview, Counted) = (table.Source, table.NeedsReview || units.NeedsReview, units.ByPrint);
        (Conditions, Channels) = (table.Conditions, channels.Channels);
        Hollow = new HashSet<string>(hollow.Phrases, StringComparer.OrdinalIgnoreCase);
    }

    public sealed record Condition(
        string Code, string Class, string Major, string Name, [property: JsonPropertyName("condition")] string Text, string Closing, string Limit);

    public sealed record Elsewhere(string Code, string Name, string Advice);

    private sealed record Table(string Source, bool NeedsReview, IReadOnlyList<Condition> Conditions);

    private sealed record Units(bool NeedsReview, [property: JsonPropertyName("units")] IReadOnlyDictionary<string, TermUnit> ByPrint);

    private sealed record ChannelList(IReadOnlyList<Elsewhere> Channels);

    private sealed record PhraseList(IReadOnlyList<string> Phrases);

    public string Source { get; }

    public bool NeedsReview { get; }

    public IReadOnlyList<Condition> Conditions { get; }

    public IReadOnlyList<Elsewhere> Channels { get; }

    public IReadOnlySet<string> Hollow { get; }

    /// <summary>How a unit as printed in the table is counted: the table itself does not say.</summary>
    public IReadOnlyDictionary<string, TermUnit> Counted { get; }

    public static CaseStandard Load() => new(Read<Table>("events.json"), Read<Units>("counting.json"), Read<ChannelList>("channels.json"), Read<PhraseList>("hollow.json"));

    public Filing? Filing(string? code) => byCode.TryGetValue(code ?? "", out var c)
        ? new Filing(c.Code, c.Class, c.Name, c.Text, c.Closing, c.Limit)
        : null;

    public Elsewhere? Channel(string? code) => Channels.FirstOrDefault(c => c.Code == code);

    /// <summary>A limit as printed, read: <c>5</c> and working days. Null when the table says something else there.</summary>
    public (int Count, TermUnit Unit)? Term(string limit)
    {
        var digits = limit.TakeWhile(char.IsAsciiDigit).Count();
        return int.TryParse(limit[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && Counted.TryGetValue(limit[digits..].Trim(), out var unit)
            ? (count, unit)
            : null;
    }

    private static T Read<T>(string file)
    {
#pragma warning disable MA0045 // Read once, when the program starts.
        using var json = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "data", "case-standard", file));
        return JsonSerializer.Deserialize<T>(json, Reading) ?? throw new InvalidDataException($"{file} is empty.");
#pragma warning restore MA0045
    }
}
