using System.Text.Json;
using System.Text.Json.Serialization;
using Gridwork.Matters.Standards;

namespace Gridwork.Matters;

/// <summary>
/// The filing conditions the product ships and the channels for what is not ours. How a printed limit is counted is the site's own setting.
/// Read once from <c>data/case-standard</c>; all of it waits for the deploying office's review. What a site files by is told by <see cref="SiteStandard"/>.
/// </summary>
public sealed class CaseStandard
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly Dictionary<string, ClassedCondition> byCode;

    private CaseStandard(Table table, ChannelList channels, PhraseList hollow)
    {
        (Source, Version, ValidFrom, ValidTo) = (table.Source, table.Version, table.ValidFrom, table.ValidTo);
        (Rows, Majors, NotTaken) = (table.Rows, table.Majors, table.NotTaken);
        (NeedsReview, Channels) = (table.NeedsReview, channels.Channels);
        Conditions = [.. from major in Majors from minor in major.Minors from condition in minor.Conditions select new ClassedCondition(major, minor, condition)];
        byCode = Conditions.ToDictionary(c => c.Code, StringComparer.Ordinal);
        Hollow = new HashSet<string>(hollow.Phrases, StringComparer.OrdinalIgnoreCase);
    }

    private CaseStandard(CaseStandard shipped, IReadOnlyList<StandardVersion> held)
    {
        (Source, Version, Rows, NotTaken, Channels, Hollow) = (shipped.Source, shipped.Version, shipped.Rows, shipped.NotTaken, shipped.Channels, shipped.Hollow);
        Majors = [.. from kind in Enum.GetValues<ClassKind>() from major in held.FirstOrDefault(v => v.Kind == kind)?.Majors() ?? shipped.Majors.Where(m => m.Kind == kind) select major];
        NeedsReview = shipped.NeedsReview && shipped.Majors.Any(m => held.All(v => v.Kind != m.Kind));
        Conditions = [.. from major in Majors from minor in major.Minors from condition in minor.Conditions select new ClassedCondition(major, minor, condition)];
        byCode = Conditions.ToDictionary(c => c.Code, StringComparer.Ordinal);
    }

    private CaseStandard(CaseStandard same)
    {
        (Source, Version, ValidFrom, ValidTo, Rows, Majors, NotTaken) = (same.Source, same.Version, same.ValidFrom, same.ValidTo, same.Rows, same.Majors, same.NotTaken);
        (Channels, Hollow, Conditions, byCode) = (same.Channels, same.Hollow, same.Conditions, same.byCode);
    }

    public sealed record Elsewhere(string Code, string Name, string Advice);

    private sealed record Table(
        string Source, string Version, DateOnly? ValidFrom, DateOnly? ValidTo, bool NeedsReview, int Rows, IReadOnlyList<MajorClass> Majors, IReadOnlyList<RowNotTaken> NotTaken);

    private sealed record ChannelList(IReadOnlyList<Elsewhere> Channels);

    private sealed record PhraseList(IReadOnlyList<string> Phrases);

    public string Source { get; }

    public string Version { get; }

    /// <summary>Null where the source does not say.</summary>
    public DateOnly? ValidFrom { get; }

    public DateOnly? ValidTo { get; }

    public bool NeedsReview { get; private init; }

    /// <summary>Rows of the source; each is a condition or among those not taken.</summary>
    public int Rows { get; }

    public IReadOnlyList<MajorClass> Majors { get; }

    public IReadOnlyList<RowNotTaken> NotTaken { get; }

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<ClassedCondition> Conditions { get; }

    public IReadOnlyList<Elsewhere> Channels { get; }

    public IReadOnlySet<string> Hollow { get; }

    public static CaseStandard Load() => new(Read<Table>("conditions.json"), Read<ChannelList>("channels.json"), Read<PhraseList>("hollow.json"));

    /// <summary>With the halves that the site took in the place of those shipped.</summary>
    public CaseStandard With(IReadOnlyList<StandardVersion> held) => new(this, held);

    /// <summary>The same, confirmed by a person of the site.</summary>
    public CaseStandard Confirmed() => new(this) { NeedsReview = false };

    public ClassedCondition? Condition(string? code) => byCode.GetValueOrDefault(code ?? "");

    public Elsewhere? Channel(string? code) => Channels.FirstOrDefault(c => c.Code == code);

    private static T Read<T>(string file)
    {
#pragma warning disable MA0045 // Read once, when the program starts.
        using var json = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "data", "case-standard", file));
        return JsonSerializer.Deserialize<T>(json, Reading) ?? throw new InvalidDataException($"{file} is empty.");
#pragma warning restore MA0045
    }
}
