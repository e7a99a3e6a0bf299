using System.Text.Json;
using System.Text.Json.Serialization;
using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.Settings;

/// <summary>
/// A value that the site counts or works by from a day on. A row is never changed: a later one of the same key and day stands in its
/// place, and so does the one that confirms it. What the product ships has the same shape, with the number 0.
/// </summary>
public sealed class Setting
{
    public const int LongestKey = 60;

    public const int LongestSource = 300;

    /// <summary>The day from which something shipped holds, when it has none.</summary>
    public static readonly DateOnly Always = new(1900, 1, 1);

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private Setting()
    {
    }

    public Guid Id { get; private init; } = RisingId.New();

    /// <summary>Rises with every row of the site: the order in which they were set.</summary>
    public long Number { get; private init; }

    public required string Key { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>As JSON.</summary>
    public required string Value { get; init; }

    public required string Source { get; init; }

    /// <summary>No person of the site has confirmed it.</summary>
    public required bool NeedsReview { get; init; }

    public PersonId SetBy { get; private init; }

    /// <summary>Empty for what the product ships.</summary>
    public string SetByName { get; private init; } = "";

    public DateTimeOffset SetAt { get; private init; }

    public PersonId? ConfirmedBy { get; private init; }

    public string? ConfirmedByName { get; private init; }

    public DateTimeOffset? ConfirmedAt { get; private init; }

    public bool IsShipped => SetByName.Length == 0;

    public static Setting Shipped<T>(string key, DateOnly from, T value, string source, bool needsReview) =>
        new() { Id = Guid.Empty, Key = key, ValidFrom = from, Value = JsonSerializer.Serialize(value, Json), Source = source, NeedsReview = needsReview };

    public static Setting Of(NewSetting next, long number, Caller by, DateTimeOffset at) => new()
    {
        Number = number,
        Key = next.Key,
        ValidFrom = next.ValidFrom,
        Value = next.Value,
        Source = next.Source,
        NeedsReview = next.NeedsReview,
        SetBy = by.Id,
        SetByName = by.Name,
        SetAt = at,
    };

    public T Read<T>() => JsonSerializer.Deserialize<T>(Value, Json) ?? throw new JsonException($"The setting {Key} is empty.");

    /// <summary>The row that stands in this one's place: the same value, no longer waiting.</summary>
    public Setting Confirmed(long number, Caller by, DateTimeOffset at) => new()
    {
        Number = number,
        Key = Key,
        ValidFrom = ValidFrom,
        Value = Value,
        Source = Source,
        NeedsReview = false,
        SetBy = SetBy,
        SetByName = SetByName,
        SetAt = IsShipped ? at : SetAt,
        ConfirmedBy = by.Id,
        ConfirmedByName = by.Name,
        ConfirmedAt = at,
    };
}

/// <summary>What a person wants to set.</summary>
public sealed record NewSetting(string Key, DateOnly ValidFrom, string Value, string Source, bool NeedsReview)
{
    public static NewSetting Of<T>(string key, DateOnly from, T value, string source, bool needsReview = false) =>
        new(key, from, JsonSerializer.Serialize(value, Setting.Json), source, needsReview);
}

internal sealed class SettingMapping : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> setting)
    {
        setting.ToTable("settings").HasKey(s => s.Id);
        setting.Property(s => s.Id).ValueGeneratedNever();
        setting.Property(s => s.Key).HasMaxLength(Setting.LongestKey);
        setting.Property(s => s.Source).HasMaxLength(Setting.LongestSource);
        setting.Property(s => s.SetByName).HasMaxLength(60);
        setting.Property(s => s.ConfirmedByName).HasMaxLength(60);
        setting.HasIndex(s => s.Number).IsUnique();
    }
}
