using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gridwork.Platform.Telemetry;

/// <summary>Counts the acts of a save by their names in the trail, once it is done. One for each context.</summary>
internal sealed class CountActs(string site) : SaveChangesInterceptor
{
    private List<string> acts = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        acts = [.. eventData.Context!.ChangeTracker.Entries<TrailLine>().Where(e => e.State is EntityState.Added).Select(e => e.Entity.Act)];
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(SavingChanges(eventData, result));

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        foreach (var act in acts)
        {
            Figures.Act(site, act);
        }

        acts = [];
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        new(SavedChanges(eventData, result));
}
