using Gridwork.Platform.Persistence;
using Gridwork.Platform.Search;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gridwork.Matters.Searching;

/// <summary>
/// Whoever saves a new matter, or one that lies elsewhere now, saves what it is found by in the same transaction, so that no use case can forget it.
/// </summary>
internal sealed class IndexMatters(CurrentSite site) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is GridworkDb db)
        {
            var tracked = db.ChangeTracker.Entries<SearchDoc>().Select(e => e.Entity.Id).ToHashSet();
            var entries = db.ChangeTracker.Entries<Matter>().ToList();
            var moved = entries.Where(e => e.State is EntityState.Modified && e.Property(m => m.Area).IsModified).Select(e => DocOf(e.Entity)).ToList();
            if (moved.Count > 0)
            {
                var old = moved.ConvertAll(doc => doc.Id);
                // Everywhere: what takes its place is saved with this. FTS5 changes no row, it takes one away and gets another.
                await db.Everywhere<SearchDoc>().Where(d => old.Contains(d.Id)).ExecuteDeleteAsync(cancellationToken);
            }

            var fresh = entries.Where(e => e.State is EntityState.Added).Select(e => DocOf(e.Entity));
            db.AddRange(fresh.Concat(moved).Where(doc => !tracked.Contains(doc.Id)));
        }

        return result;
    }

    private SearchDoc DocOf(Matter m) => SearchedMatter.Of(m, site.Value.Root);
}
