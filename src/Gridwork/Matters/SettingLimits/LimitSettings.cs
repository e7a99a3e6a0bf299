using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Settings;

namespace Gridwork.Matters.SettingLimits;

/// <param name="Limit">Null where the clock does not run.</param>
internal sealed record LimitSetting(ClockRules.Limit? Limit);

/// <summary>
/// The limits of first response, verification and check, one key for each. The product ships none as a number: what is known of them are
/// rules of single places, and no source prescribes one for all.
/// </summary>
internal static class LimitSettings
{
    public const string Key = "matters.limits/";

    public const string Address = "/settings/limits";

    public static readonly IReadOnlyList<ClockKind> Settable = [ClockKind.FirstContact, ClockKind.Verification, ClockKind.Check];

    public static readonly SettingKind Kind = new(
        Key, Address, [.. Settable.Select(kind => Setting.Shipped(KeyOf(kind), Setting.Always, new LimitSetting(Limit: null), "", needsReview: false))], Tell)
    {
        Part = (words, part) => words[$"clock.kind.{part}"],
    };

    public static string KeyOf(ClockKind kind) => $"{Key}{kind}";

    public static ClockRules Rules(SettingBook book) => new([.. book.Rows.Where(r => r.Number > 0 && Kind.Owns(r.Key)).Select(Row)]);

    public static ClockRules.Row Row(Setting row) => new(Enum.Parse<ClockKind>(row.Key[Key.Length..]), row.ValidFrom, row.Read<LimitSetting>().Limit);

    public static string Tell(Words words, ClockRules.Limit? limit) => limit is null
        ? words["limits.not-set"]
        : words["limits.value", ("count", limit.Count), ("unit", words[$"clock.unit.{limit.Unit}"]), ("by", words[$"limits.by.{limit.By}"])];

    private static string Tell(Words words, Setting row) => Tell(words, row.Read<LimitSetting>().Limit);
}
