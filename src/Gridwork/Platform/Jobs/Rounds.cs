using System.Data.Common;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Jobs;

/// <summary>The one service in the background: goes round the sites and does what is due in each.</summary>
internal sealed partial class Rounds(
    IReadOnlyList<Job> jobs, Registry registry, Leases leases, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Rounds> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(string Site, string Job), DateTimeOffset> next = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Go(stoppingToken);
        }
    }

    /// <summary>One round. A database that is away is tried again in the next one.</summary>
    public async Task Go(CancellationToken ct)
    {
        try
        {
            foreach (var site in await registry.All(ct))
            {
                foreach (var job in jobs)
                {
                    await RunWhenDue(site, job, ct);
                }
            }
        }
        catch (DbException away)
        {
            DatabaseAway(log, away);
        }
    }

    private async Task RunWhenDue(Site site, Job job, CancellationToken ct)
    {
        if (next.TryGetValue((site.Code, job.Name), out var at) && clock.GetUtcNow() < at)
        {
            return;
        }

        next[(site.Code, job.Name)] = clock.GetUtcNow() + job.Every;
        if (!await leases.Take($"{site.Code}/{job.Name}", job.Every + TimeSpan.FromSeconds(30), ct))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSite>().Value = site;
        try
        {
            await job.Run(scope.ServiceProvider, ct);
        }
        catch (Exception failed) when (failed is DbException or DbUpdateException)
        {
            JobFailed(log, job.Name, site.Code, failed);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is away; the next round tries again.")]
    private static partial void DatabaseAway(ILogger log, Exception away);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} of site {Site} failed; the next round tries again.")]
    private static partial void JobFailed(ILogger log, string job, string site, Exception failed);
}
