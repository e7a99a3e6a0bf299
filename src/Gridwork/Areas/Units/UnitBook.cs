using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>A site's units, those that are closed among them, by their names, in memory: what a list is narrowed by.</summary>
internal sealed class UnitBook(IReadOnlyList<Unit> all)
{
    public IEnumerable<Unit> In(AreaScope scope) => all.Where(u => scope.Contains(u.Area));
}

internal sealed class UnitBooks(GridworkDb db, CurrentSite site, Stamps stamps, Stamped<UnitBook> kept, TimeProvider clock)
{
    // Everywhere: whoever reads it reads In(scope).
    public async Task<UnitBook> Today(CancellationToken ct) => await kept.Of(
        site.Value.Code, await stamps.Now(Stamp.Posts, ct), CivilTime.DayOf(clock.GetUtcNow()), async () => new UnitBook(await db.Everywhere<Unit>().AsNoTracking().OrderBy(u => u.Name).ToListAsync(ct)));
}
