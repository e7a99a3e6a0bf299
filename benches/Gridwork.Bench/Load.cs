using System.Collections.Concurrent;
using System.Diagnostics;

namespace Gridwork.Bench;

/// <summary>What came of a while of asking.</summary>
/// <param name="Milliseconds">Of each.</param>
/// <param name="Worked">Milliseconds of a core that the program worked for each; what the database's own processes did is not in it.</param>
internal sealed record Asked(double ASecond, IReadOnlyList<double> Milliseconds, double Worked)
{
    public double P95 => Milliseconds.Order().ElementAt(Milliseconds.Count * 95 / 100);
}

/// <summary>Eight clients who ask without a pause.</summary>
internal static class Load
{
    public const int Clients = 8;

    // As long as the runtime needs on two busy cores to compile for speed what a request passes through.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(25);

    /// <param name="ask">Once, over the client's own connection.</param>
    public static async Task<Asked> Run(Running running, TimeSpan time, Action<Wire> ask)
    {
        await For(running, WarmUp, ask);
        return await For(running, time, ask);
    }

    private static async Task<Asked> For(Running running, TimeSpan time, Action<Wire> ask)
    {
        var wires = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Wire.To(running.Address)));
        var (took, start, worked) = (new ConcurrentBag<double>(), Stopwatch.GetTimestamp(), Worked(running.Process));
        await Task.WhenAll(wires.Select(wire => Task.Factory.StartNew(
            () =>
            {
                while (Stopwatch.GetElapsedTime(start) < time)
                {
                    var begin = Stopwatch.GetTimestamp();
                    ask(wire);
                    took.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Array.ForEach(wires, wire => wire.Dispose());
        return new Asked(took.Count / Stopwatch.GetElapsedTime(start).TotalSeconds, [.. took], (Worked(running.Process) - worked) / took.Count);
    }

    private static double Worked(int program)
    {
        using var process = Process.GetProcessById(program);
        return process.TotalProcessorTime.TotalMilliseconds;
    }
}
