using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gridwork.Areas;

/// <summary>Whoever saves an area, a boundary, a unit, a post or a role changes its stamp in the same transaction, so that no use case can forget it.</summary>
internal sealed class StampChanges(CurrentSite site, Lately<(string Site, string Name), Stamp> lately) : SaveChangesInterceptor
{
    private HashSet<string> changed = [];

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        changed = eventData.Context is GridworkDb tracked ? [.. tracked.ChangeTracker.Entries().Select(StampOf).OfType<string>()] : [];
        foreach (var name in changed)
        {
            (await eventData.Context!.FindAsync<Stamp>([name], cancellationToken))!.Value = Guid.CreateVersion7();
        }

        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        foreach (var name in changed)
        {
            lately.Forget((site.Value.Code, name));
        }

        return new(result);
    }

    private static string? StampOf(EntityEntry row) => row is { State: EntityState.Unchanged or EntityState.Detached } ? null : row.Entity switch
    {
        Stamp stamp => stamp.Name,
        Area or AreaName or Boundary or Succession => Stamp.Areas,
        Post or Unit or Role or IChangesSight => Stamp.Posts,
        Account when row.State is EntityState.Deleted || row.Property(nameof(Account.ClosedAt)).IsModified => Stamp.Posts,
        _ => null,
    };
}
