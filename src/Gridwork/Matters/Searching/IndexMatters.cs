using Gridwork.Platform.Persistence;
using Gridwork.Platform.Search;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gridwork.Matters.Searching;

/// <summary>Whoever saves a new matter saves what it is found by in the same transaction, so that no use case can forget it.</summary>
internal sealed class IndexMatters(CurrentSite site) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is GridworkDb db)
        {
            var tracked = db.ChangeTracker.Entries<SearchDoc>().Select(e => e.Entity.Id).ToHashSet();
            var fresh = db.ChangeTracker.Entries<Matter>().Where(e => e.State is EntityState.Added).Select(e => e.Entity).ToList();
            db.AddRange(fresh.Select(m => SearchedMatter.Of(m.Number, m.ReportedAt, m.Text, m.PlaceWords, m.Area, site.Value.Root)).Where(doc => !tracked.Contains(doc.Id)));
        }

        return new(result);
    }
}
