using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Settings;

namespace Gridwork.Platform.SignIn.SecondFactors;

internal sealed record SecondFactorNeeded(bool Administrators);

/// <summary>Whether the three administrators must have a second factor. The third grade of protection asks it of everybody who signs in; a township's grade is the site's to know.</summary>
internal sealed class SecondFactorRule(SiteSettings settings, Administrators administrators, TimeProvider clock)
{
    public const string Key = "sign-in.second-factor";

    public const string Address = "/settings/second-factor";

    public static readonly SettingKind Kind = new(Key, Address, [Setting.Shipped(Key, Setting.Always, new SecondFactorNeeded(Administrators: false), "GB/T 22239-2019", needsReview: true)], Tell);

    public async Task<bool> IsNeededBy(Caller caller, CancellationToken ct) =>
        administrators.In(caller.Reach.Keys).Count > 0 && (await settings.On<SecondFactorNeeded>(Key, CivilTime.DayOf(clock.GetUtcNow()), ct)).Administrators;

    private static string Tell(Words words, Setting row) => words[row.Read<SecondFactorNeeded>().Administrators ? "second-factor.rule.needed" : "second-factor.rule.free"];
}
