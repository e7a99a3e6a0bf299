using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Settings;

namespace Gridwork.Portal.Guarding;

/// <summary>How much of the public page one address or one telephone may use.</summary>
/// <param name="UnsentMegabytes">Of photos of the whole site that were uploaded and not sent.</param>
internal sealed record FloodFigures(int AddressHour, int AddressDay, int PhoneDay, int PhotosHour, int UnsentMegabytes);

/// <summary>Figures of the site; the shipped ones are a guess of this project and wait for review.</summary>
internal sealed class FloodLimits(SiteSettings settings, TimeProvider clock)
{
    public const string Key = "report.flood";

    public const string Address = "/settings/flood";

    public static readonly SettingKind Kind = new(Key, Address, [Setting.Shipped(Key, Setting.Always, new FloodFigures(20, 60, 10, 60, 2000), "", needsReview: true)], Tell);

    public Task<FloodFigures> Now(CancellationToken ct) => settings.On<FloodFigures>(Key, CivilTime.DayOf(clock.GetUtcNow()), ct);

    private static string Tell(Words words, Setting row) => row.Read<FloodFigures>() is var f
        ? words["flood.value", ("hour", f.AddressHour), ("day", f.AddressDay), ("phone", f.PhoneDay), ("photos", f.PhotosHour), ("megabytes", f.UnsentMegabytes)]
        : "";
}
