using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Settings;

namespace Gridwork.Matters.SettingLimits;

/// <param name="Limit">Null where the clock does not run.</param>
internal sealed record LimitSetting(ClockRules.Limit? Limit);

/// <summary>
/// The limits of the clocks that no act promises, one key for each, and the wait on the spot that a whistle proposes. The product ships
/// one number, of the story it grew from, which waits for a person; what is known of the others are rules of single places, and no source
/// prescribes one for all.
/// </summary>
internal static class LimitSettings
{
    public const string Key = "matters.limits/";

    public const string Address = "/settings/limits";

    public static readonly IReadOnlyList<ClockKind> Settable = [ClockKind.FirstContact, ClockKind.Verification, ClockKind.Check, ClockKind.Acknowledgement, ClockKind.Arrival, ClockKind.Ruling];

    public static readonly SettingKind Kind = new(
        Key, Address, [.. Settable.Select(Shipped)], Tell)
    {
        Part = (words, part) => words[$"clock.kind.{part}"],
    };

    private const string StorySource = "\u5C71\u897F\u65E5\u62A5 2022";

    public static string KeyOf(ClockKind kind) => $"{Key}{kind}";

    public static ClockRules Rules(SettingBook book) => new([.. book.Rows.Where(r => Kind.Owns(r.Key)).Select(Row).Where(r => r.Limit is not null || r.From > Setting.Always)]);

    /// <summary>Facts, the source article: the team acted on site three working days after the party had asked for help.</summary>
    private static Setting Shipped(ClockKind kind) => kind is ClockKind.Arrival
        ? Setting.Shipped(KeyOf(kind), Setting.Always, new LimitSetting(new ClockRules.Limit(3, TermUnit.WorkingDays, CountedBy.Law)), StorySource, needsReview: true)
        : Setting.Shipped(KeyOf(kind), Setting.Always, new LimitSetting(Limit: null), "", needsReview: false);

    public static ClockRules.Row Row(Setting row) => new(Enum.Parse<ClockKind>(row.Key[Key.Length..]), row.ValidFrom, row.Read<LimitSetting>().Limit);

    public static string Tell(Words words, ClockRules.Limit? limit) => limit is null
        ? words["limits.not-set"]
        : words["limits.value", ("count", limit.Count), ("unit", words[$"clock.unit.{limit.Unit}"]), ("by", words[$"limits.by.{limit.By}"])];

    private static string Tell(Words words, Setting row) => Tell(words, row.Read<LimitSetting>().Limit);
}
