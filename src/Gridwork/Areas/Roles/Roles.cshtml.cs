using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>The roles of the site, what each grants and how many hold it today; and what the product has come to give to it since.</summary>
[Authorize(Policy = Can.ManagePosts)]
internal sealed class RolesPage(GridworkDb db, Words words, TimeProvider clock) : PageModel
{
    /// <param name="Missing">What the product gives to the role of this name and the site does not.</param>
    public sealed record Row(string Key, string Name, int Holders, IReadOnlyList<string> Rights, IReadOnlyList<string> Missing);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        var (today, shipped) = (CivilTime.DayOf(clock.GetUtcNow()), FirstRoles.Read().ToDictionary(r => r.Key, r => r.Permissions, StringComparer.Ordinal));
        // Everywhere: roles are the site's, and only how many hold one is told.
        var roles = await db.Everywhere<Role>().AsNoTracking().OrderBy(r => r.Key).ToListAsync(ct);
        var holders = await db.Everywhere<Post>().Where(p => p.From <= today && (p.To == null || p.To >= today)).GroupBy(p => p.Role)
            .Select(g => new { g.Key, Count = g.Select(p => p.Account).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, ct);
        Rows = [.. roles.Select(r => new Row(
            r.Key, words.Language == "en" ? r.En : r.Zh, holders.GetValueOrDefault(r.Key), r.Permissions,
            [.. shipped.GetValueOrDefault(r.Key, []).Except(r.Permissions, StringComparer.Ordinal)]))];
    }
}
