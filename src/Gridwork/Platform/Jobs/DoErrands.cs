using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Jobs;

/// <summary>Does what is due in a site's outbox and schedule, one errand after the other, each in a scope of its own.</summary>
internal sealed partial class DoErrands(
    GridworkDb db, CurrentSite site, IReadOnlyDictionary<string, Errand> errands, IServiceScopeFactory scopes, TimeProvider clock, ILogger<DoErrands> log)
{
    // Then the other sites have their turn; the rest is done in the next round.
    private const int AtOnce = 200;

    /// <summary>Gives back how many were taken up, whether or not they succeeded.</summary>
    public async Task<int> Run(CancellationToken ct) => await Run<OutboxRow>(ct) + await Run<ScheduleRow>(ct);

    private async Task<int> Run<T>(CancellationToken ct) where T : Undone
    {
        var count = 0;
        while (count < AtOnce && await ClaimNext<T>(ct) is { } claimed)
        {
            await Do(claimed, ct);
            count++;
        }

        return count;
    }

    /// <summary>The next one that is due, ours from now on. A choice is no claim: the row itself is asked again when it is written.</summary>
    private async Task<T?> ClaimNext<T>(CancellationToken ct) where T : Undone
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            // Everywhere: errands are the site's, and nobody sees them here.
            var next = await db.Everywhere<T>().AsNoTracking().Where(e => !e.Stuck && e.Due <= now && (e.ClaimedUntil == null || e.ClaimedUntil <= now))
                .OrderBy(e => e.Due).ThenBy(e => e.Id).FirstOrDefaultAsync(ct);
            if (next is null)
            {
                return null;
            }

            var (id, claim, until) = (next.Id, (Guid?)Guid.CreateVersion7(), (DateTimeOffset?)now + (errands.GetValueOrDefault(next.Kind)?.Longest ?? Errand.Usual));
            if (await db.InTransaction(stop => db.Everywhere<T>().Where(e => e.Id == id && (e.ClaimedUntil == null || e.ClaimedUntil <= now))
                .ExecuteUpdateAsync(e => e.SetProperty(r => r.Claim, claim).SetProperty(r => r.ClaimedUntil, until), stop), ct) == 1)
            {
                return await db.Everywhere<T>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.Claim == claim, ct);
            }
        }
    }

    private async Task Do<T>(T claimed, CancellationToken ct) where T : Undone
    {
        try
        {
            await using var scope = Scope(claimed.Kind);
            var here = scope.ServiceProvider.GetRequiredService<GridworkDb>();
            if (!errands.TryGetValue(claimed.Kind, out var errand))
            {
                throw new InvalidOperationException($"No module of this program does {claimed.Kind}.");
            }

            here.Remove(claimed); // with its version: an errand that was moved meanwhile is not ended by the old one
            await errand.Run(scope.ServiceProvider, claimed.Body, ct);
            await here.SaveChangesAsync(ct);
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            Figures.JobFailed(site.Value.Code, claimed.Kind);
            ErrandFailed(log, claimed.Kind, site.Value.Code, failed);
            await Failed(claimed, failed, ct);
        }
    }

    private async Task Failed<T>(T claimed, Exception failed, CancellationToken ct) where T : Undone
    {
        await using var scope = Scope(claimed.Kind);
        var here = scope.ServiceProvider.GetRequiredService<GridworkDb>();
        if (await here.Everywhere<T>().SingleOrDefaultAsync(e => e.Id == claimed.Id && e.Claim == claimed.Claim, ct) is { } row)
        {
            row.Fail($"{failed.GetType().Name}: {failed.Message}", clock.GetUtcNow());
            await here.Save(ct);
        }
    }

    private AsyncServiceScope Scope(string kind)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSite>().Value = site.Value;
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = Caller.System(kind);
        return scope;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Errand {Kind} of site {Site} failed; it is tried again later.")]
    private static partial void ErrandFailed(ILogger log, string kind, string site, Exception failed);
}
