using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Settings;

namespace Gridwork.Matters.Reporters;

/// <summary>How many days after the end of the matter a contact is kept.</summary>
internal sealed record KeptDays(int Days);

/// <summary>The notice says it, and <see cref="EraseReporters"/> keeps to it. The law says only: the shortest that is needed.</summary>
internal sealed class KeptFor(SiteSettings settings, TimeProvider clock)
{
    public const string Key = "reporters.kept";

    public const string Address = "/settings/reporters";

    public static readonly SettingKind Kind = new(Key, Address, [Setting.Shipped(Key, Setting.Always, new KeptDays(180), "", needsReview: true)], Tell);

    public async Task<int> Days(CancellationToken ct) => (await settings.On<KeptDays>(Key, CivilTime.DayOf(clock.GetUtcNow()), ct)).Days;

    private static string Tell(Words words, Setting row) => words["reporters.kept.value", ("days", row.Read<KeptDays>().Days)];
}
