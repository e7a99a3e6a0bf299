using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Settings;

namespace Gridwork.Platform.SignIn.Sessions;

internal sealed record IdleMinutes(int Minutes);

/// <summary>After how many minutes without a click a person must sign in again. The standard asks for an end and gives no number; thirty is what is usual.</summary>
internal sealed class IdleTime(SiteSettings settings, TimeProvider clock)
{
    public const string Key = "sign-in.idle";

    public const string Address = "/settings/idle";

    public static readonly SettingKind Kind = new(Key, Address, [Setting.Shipped(Key, Setting.Always, new IdleMinutes(30), "GB/T 22239-2019", needsReview: true)], Tell);

    public async Task<int> Minutes(CancellationToken ct) => (await settings.On<IdleMinutes>(Key, CivilTime.DayOf(clock.GetUtcNow()), ct)).Minutes;

    private static string Tell(Words words, Setting row) => words["idle.value", ("minutes", row.Read<IdleMinutes>().Minutes)];
}
