using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>Who holds a permission today, over a place or in a unit: whom to tell.</summary>
internal sealed class Holders(GridworkDb db, AreaBooks books, TimeProvider clock)
{
    /// <param name="unit">Only those who hold it by a post in this unit; null for whoever holds it over the place.</param>
    public async Task<IReadOnlyList<PersonId>> Of(string permission, AreaCode place, UnitId? unit, CancellationToken ct)
    {
        var day = CivilTime.DayOf(clock.GetUtcNow());
        // Everywhere: to tell somebody is not to read for them; what they are told of they read by their own rights.
        var roles = (await db.Everywhere<Role>().AsNoTracking().ToListAsync(ct)).Where(r => r.Permissions.Contains(permission, StringComparer.Ordinal)).Select(r => r.Key).ToList();
        var posts = db.Everywhere<Post>().AsNoTracking().Where(p => roles.Contains(p.Role) && p.From <= day && (p.To == null || p.To >= day));
        posts = posts.Where(p => db.Users.Any(a => a.Id == p.Account && a.ClosedAt == null));
        posts = unit is null ? posts : posts.Where(p => p.Unit == unit);
        // What still lies at an old code is theirs who hold the new one.
        var now = (await books.Today(ct)).Lineage.Now(place);
        return [.. (await posts.Select(p => new { p.Account, p.Area }).ToListAsync(ct)).Where(p => p.Area.Contains(place) || p.Area.Contains(now)).Select(p => new PersonId(p.Account)).Distinct()];
    }
}
