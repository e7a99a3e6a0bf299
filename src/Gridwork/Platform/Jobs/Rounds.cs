using System.Collections.Concurrent;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Telemetry;

namespace Gridwork.Platform.Jobs;

/// <summary>
/// The one service in the background. Each second it looks which sites are awake; those that sleep it sweeps every half minute, for what
/// another node left or what has become due. A job that fails is logged and comes round again; nothing it throws ends the program.
/// </summary>
internal sealed partial class Rounds(
    IReadOnlyList<Job> jobs, Registry registry, Leases leases, Wakes wakes, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Rounds> log) : BackgroundService
{
    private const int AtOnce = 4;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<(string Site, string Job), Task> running = [];
    private readonly Dictionary<(string Site, string Job), DateTimeOffset> began = [];
    private readonly SemaphoreSlim places = new(AtOnce, AtOnce);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Begin(stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One round, to its end.</summary>
    public async Task Go(CancellationToken ct)
    {
        await Begin(ct);
        await Task.WhenAll(running.Values);
    }

    private async Task Begin(CancellationToken ct)
    {
        try
        {
            foreach (var site in await registry.All(ct))
            {
                var awake = wakes.Take(site.Code);
                foreach (var job in jobs.Where(job => IsDue(site, job, awake)))
                {
                    began[(site.Code, job.Name)] = clock.GetUtcNow();
                    running[(site.Code, job.Name)] = Serve(site, job, ct);
                }
            }
        }
        catch (Exception away) when (!ct.IsCancellationRequested)
        {
            RegistryAway(log, away);
        }
    }

    private bool IsDue(Site site, Job job, bool awake)
    {
        if (running.TryGetValue((site.Code, job.Name), out var task) && !task.IsCompleted)
        {
            wakes.Wake(site.Code); // it may have looked before the commit
            return false;
        }

        var wait = awake || job.Every > Sweep ? job.Every : Sweep;
        return !began.TryGetValue((site.Code, job.Name), out var last) || clock.GetUtcNow() - last >= wait;
    }

    private async Task Serve(Site site, Job job, CancellationToken ct)
    {
        try
        {
            await places.WaitAsync(ct);
            try
            {
                await Run(site, job, ct);
            }
            finally
            {
                places.Release();
            }
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            Figures.JobFailed(site.Code, job.Name);
            JobFailed(log, job.Name, site.Code, failed);
        }
    }

    private async Task Run(Site site, Job job, CancellationToken ct)
    {
        if (!await leases.Take($"{site.Code}/{job.Name}", Lease, ct))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSite>().Value = site;
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = Caller.System(job.Name);
        await job.Run(scope.ServiceProvider, ct);
    }

    public override void Dispose()
    {
        places.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The registry is away; the next round tries again.")]
    private static partial void RegistryAway(ILogger log, Exception away);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} of site {Site} failed; the next round tries again.")]
    private static partial void JobFailed(ILogger log, string job, string site, Exception failed);
}
