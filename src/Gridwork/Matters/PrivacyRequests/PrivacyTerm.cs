using Gridwork.Areas;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Terms;

namespace Gridwork.Matters.PrivacyRequests;

internal sealed record PrivacyDays(int Days);

/// <summary>By when a request is answered: the law gives no number of days, so the site does; the shipped one waits for review.</summary>
internal sealed class PrivacyTerm(SiteSettings settings, SiteTime time)
{
    public const string Key = "privacy.term";

    public const string Address = "/settings/privacy";

    private sealed record Shipped(DateOnly Date, string Source, bool NeedsReview, int Days);

    private static readonly Shipped FromData = ShippedFacts.Read<Shipped>(Path.Combine("privacy", "term.json"));

    public static readonly SettingKind Kind = new(Key, Address, [Setting.Shipped(Key, Setting.Always, new PrivacyDays(FromData.Days), FromData.Source, FromData.NeedsReview)], Tell);

    public async Task<DateTimeOffset> Due(DateTimeOffset from, CancellationToken ct) =>
        Promise.Of(new Term((await settings.On<PrivacyDays>(Key, CivilTime.DayOf(from), ct)).Days, TermUnit.CalendarDays), CountedBy.Law, from, await time.Now(ct)).Due;

    private static string Tell(Words words, Setting row) => words["privacy.days", ("days", row.Read<PrivacyDays>().Days)];
}
