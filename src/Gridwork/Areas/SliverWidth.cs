using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Settings;

namespace Gridwork.Areas;

internal sealed record SliverCentimetres(int Centimetres);

/// <summary>Up to which width an overlap or a gap between boundaries counts as drawn by a trembling hand. No standard says it; the shipped metre is the middle of the accuracy classes for components.</summary>
internal sealed class SliverWidth(SiteSettings settings, TimeProvider clock)
{
    public const string Key = "areas.sliver";

    public const string Address = "/settings/sliver";

    public static readonly SettingKind Kind = new(Key, Address, [Setting.Shipped(Key, Setting.Always, new SliverCentimetres(100), "", needsReview: true)], Tell);

    public async Task<double> Metres(CancellationToken ct) => (await settings.On<SliverCentimetres>(Key, CivilTime.DayOf(clock.GetUtcNow()), ct)).Centimetres / 100.0;

    private static string Tell(Words words, Setting row) => words["sliver.value", ("centimetres", row.Read<SliverCentimetres>().Centimetres)];
}
