using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Settings;

namespace Gridwork.Matters.Messages;

/// <summary>From an hour of the evening to one of the morning; the same twice where nothing is held back.</summary>
internal sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>When a message that would go out now may go out; null when it may at once.</summary>
    public DateTimeOffset? HeldUntil(DateTimeOffset now)
    {
        var (day, time) = (CivilTime.DayOf(now), CivilTime.TimeOf(now));
        return !time.IsBetween(From, To) || From == To ? null
            : CivilTime.At(time < To ? day : day.AddDays(1), To);
    }
}

/// <summary>No short message wakes anybody. No rule of the state gives the hours: the site's own, dated.</summary>
internal sealed class QuietTime(SiteSettings settings, TimeProvider clock)
{
    public const string Key = "messages.quiet";

    public const string Address = "/settings/quiet-hours";

    public static readonly SettingKind Kind = new(
        Key, Address, [Setting.Shipped(Key, Setting.Always, new QuietHours(new TimeOnly(21, 0), new TimeOnly(8, 0)), "", needsReview: true)], Tell);

    public async Task<DateTimeOffset?> HeldUntil(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return (await settings.On<QuietHours>(Key, CivilTime.DayOf(now), ct)).HeldUntil(now);
    }

    private static string Tell(Words words, Setting row)
    {
        var quiet = row.Read<QuietHours>();
        return words["messages.quiet.value", ("from", $"{quiet.From:HH:mm}"), ("to", $"{quiet.To:HH:mm}")];
    }
}
