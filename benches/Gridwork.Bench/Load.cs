using System.Collections.Concurrent;
using System.Diagnostics;

namespace Gridwork.Bench;

/// <summary>What came of a while of asking.</summary>
/// <param name="Milliseconds">Of each.</param>
internal sealed record Asked(double ASecond, IReadOnlyList<double> Milliseconds)
{
    public double P95 => Milliseconds.Order().ElementAt(Milliseconds.Count * 95 / 100);
}

/// <summary>Eight clients who ask without a pause.</summary>
internal static class Load
{
    public const int Clients = 8;

    // As long as the runtime needs on two busy cores to compile for speed what a request passes through.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(25);

    public static async Task<Asked> Run(TimeSpan time, Func<int, Task> ask)
    {
        await For(WarmUp, ask);
        return await For(time, ask);
    }

    private static async Task<Asked> For(TimeSpan time, Func<int, Task> ask)
    {
        var (took, start) = (new ConcurrentBag<double>(), Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                var begin = Stopwatch.GetTimestamp();
                await ask(client);
                took.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }
        })));
        return new Asked(took.Count / Stopwatch.GetElapsedTime(start).TotalSeconds, [.. took]);
    }
}
