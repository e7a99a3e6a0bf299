using System.Collections.Concurrent;
using System.Data.Common;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gridwork.Platform.Jobs;

/// <summary>The sites in which something was committed since somebody last looked. A site that sleeps is not asked.</summary>
internal sealed class Wakes
{
    private readonly ConcurrentDictionary<string, byte> awake = new(StringComparer.Ordinal);

    public void Wake(string site) => awake[site] = 0;

    /// <summary>Whether it was awake; the next commit wakes it again.</summary>
    public bool Take(string site) => awake.TryRemove(site, out _);
}

/// <summary>Wakes the site after each commit, and after a save that needed no transaction.</summary>
internal sealed class WakeAfterCommit(CurrentSite site, Wakes wakes) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        wakes.Wake(site.Value.Code);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        new(SavedChanges(eventData, result));

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => wakes.Wake(site.Value.Code);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TransactionCommitted(transaction, eventData);
        return Task.CompletedTask;
    }
}
