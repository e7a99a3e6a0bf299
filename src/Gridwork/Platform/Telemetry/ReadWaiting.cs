using System.Data.Common;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Telemetry;

/// <summary>Asks each site what waits in it, when a monitor asks us; not oftener than every ten seconds.</summary>
internal sealed class ReadWaiting(Registry registry, IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private long read;

    public async Task Run(CancellationToken ct)
    {
        var last = Interlocked.Read(ref read);
        if ((last != 0 && clock.GetElapsedTime(last) < Fresh) || Interlocked.CompareExchange(ref read, clock.GetTimestamp(), last) != last)
        {
            return;
        }

        foreach (var site in await registry.All(ct))
        {
            Figures.Put(site.Code, await Read(site, ct));
        }
    }

    private async Task<WaitingWork> Read(Site site, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSite>().Value = site;
        var (errands, now) = (scope.ServiceProvider.GetRequiredService<ErrandReading>(), clock.GetUtcNow());
        try
        {
            var (due, stuck) = (0, 0);
            foreach (var list in Enum.GetValues<ErrandList>())
            {
                due += await errands.Rows(list).CountAsync(r => !r.Stuck && r.Due <= now, ct);
                stuck += await errands.Rows(list).CountAsync(r => r.Stuck, ct);
            }

            return new(Up: true, due, stuck);
        }
        catch (Exception away) when (away is DbException or InvalidOperationException or TimeoutException or IOException)
        {
            return new(Up: false, 0, 0);
        }
    }
}
