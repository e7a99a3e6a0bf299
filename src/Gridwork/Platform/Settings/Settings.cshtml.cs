using Gridwork.Kernel.Calendar;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.Settings;

/// <summary>What is set at this site, since when and by whom, and what waits for somebody to confirm it.</summary>
[Authorize(Policy = Can.KeepSettings)]
internal sealed class SettingsPage(SiteSettings settings, IEnumerable<SettingKind> kinds, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(SettingKind Kind, IReadOnlyList<Setting> Rows)> Groups { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        var (book, today) = (await settings.Book(ct), CivilTime.DayOf(clock.GetUtcNow()));
        Groups = [.. kinds.Select(kind => (kind, Shown(book, kind, today)))];
    }

    // Of each what holds today and what is still to come; of a kind with many keys, those that are not over.
    private static IReadOnlyList<Setting> Shown(SettingBook book, SettingKind kind, DateOnly today) =>
    [
        .. from key in book.Keys(kind)
           let standing = book.Standing(key)
           let now = standing.LastOrDefault(r => r.ValidFrom <= today)
           from row in standing
           where row == now || row.ValidFrom > today
           where kind.Matters(row, today)
           select row,
    ];
}
