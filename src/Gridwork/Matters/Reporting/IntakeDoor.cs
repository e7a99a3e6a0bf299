using System.Collections.Concurrent;
using System.Threading.Channels;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;

namespace Gridwork.Matters.Reporting;

/// <summary>
/// The one way in, one for each site and process. Reports that come at the same moment are kept together, with one lock of the numbers and one
/// commit; one that comes alone waits for nobody. Each is answered after the commit.
/// </summary>
internal sealed class IntakeDoor(IServiceScopeFactory scopes)
{
    /// <summary>So many are kept together.</summary>
    public const int Most = 64;

    private const int Often = 2;

    private readonly ConcurrentDictionary<string, Lazy<Channel<Waiting>>> doors = new(StringComparer.Ordinal);

    /// <summary>False when one with its id lay here before. It is kept though nobody waits for the answer any more, once its turn has come.</summary>
    public async Task<bool> Keep(Site site, ReadReport report, CancellationToken ct)
    {
        var waiting = new Waiting(report, ct);
        await doors.GetOrAdd(site.Code, _ => new(() => Open(site))).Value.Writer.WriteAsync(waiting, ct);
        return await waiting.Kept.Task.WaitAsync(ct);
    }

    private Channel<Waiting> Open(Site site)
    {
        var door = System.Threading.Channels.Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
        // Nothing of the request that happens to open it flows on.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Factory.StartNew(() => Pump(site, door.Reader), CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
        }

        return door;
    }

    private async Task Pump(Site site, ChannelReader<Waiting> reader)
    {
        while (await reader.WaitToReadAsync(CancellationToken.None))
        {
            var (batch, again) = (new Dictionary<MatterId, Waiting>(), new List<Waiting>());
            while (batch.Count + again.Count < Most && reader.TryRead(out var next))
            {
                if (!next.HasLeft && !batch.TryAdd(next.Report.Matter.Id, next))
                {
                    again.Add(next); // the same form, sent twice at once: known when its turn comes
                }
            }

            await Serve(site, [.. batch.Values]);
            foreach (var one in again)
            {
                await Serve(site, [one]);
            }
        }
    }

    /// <param name="failed">How often it could not be kept. Whether a form lay here before is asked only then: it is seldom so, and its key says it too.</param>
    private async Task Serve(Site site, IReadOnlyList<Waiting> batch, int failed = 0)
    {
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            var known = await Keep(site, batch, ask: failed > 0);
            foreach (var one in batch)
            {
                one.Kept.TrySetResult(!known.Contains(one.Report));
            }
        }
        catch (Exception why) when (!Away.Caused(why) && (batch.Count > 1 || (failed < Often && SameKey.Caused(why))))
        {
            // One of them cannot be kept: by itself it harms nobody else. What another node kept meanwhile is known when it is asked again.
            foreach (var one in batch)
            {
                await Serve(site, [one], failed + 1);
            }
        }
        catch (Exception why) when (batch.Count > 0)
        {
            foreach (var one in batch)
            {
                one.Kept.TrySetException(why);
            }
        }
    }

    private async Task<HashSet<ReadReport>> Keep(Site site, IReadOnlyList<Waiting> batch, bool ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSite>().Value = site;
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = Caller.System("intake");
        return await scope.ServiceProvider.GetRequiredService<KeepReports>().Run([.. batch.Select(one => one.Report)], ask, CancellationToken.None);
    }

    private sealed class Waiting(ReadReport report, CancellationToken ct)
    {
        public ReadReport Report => report;

        public bool HasLeft => ct.IsCancellationRequested;

        public TaskCompletionSource<bool> Kept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
