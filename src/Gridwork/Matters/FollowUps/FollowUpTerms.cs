using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Settings;

namespace Gridwork.Matters.FollowUps;

/// <param name="Answer">So many days after the closing the reporter may say how it went, and change it.</param>
/// <param name="CallAfter">After so many without a word somebody calls.</param>
internal sealed record FollowUpDays(int Answer, int CallAfter);

/// <summary>No national text gives these days: the site's own, dated.</summary>
internal sealed class FollowUpTerms(SiteSettings settings, TimeProvider clock)
{
    public const string Key = "matters.follow-up";

    public const string Address = "/settings/follow-up";

    public static readonly SettingKind Kind = new(Key, Address, [Setting.Shipped(Key, Setting.Always, new FollowUpDays(Answer: 30, CallAfter: 7), "", needsReview: true)], Tell);

    public Task<FollowUpDays> Now(CancellationToken ct) => settings.On<FollowUpDays>(Key, CivilTime.DayOf(clock.GetUtcNow()), ct);

    private static string Tell(Words words, Setting row)
    {
        var days = row.Read<FollowUpDays>();
        return words["follow-up.days", ("answer", days.Answer), ("call", days.CallAfter)];
    }
}
