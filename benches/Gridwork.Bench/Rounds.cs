using System.Diagnostics;

namespace Gridwork.Bench;

internal static class Rounds
{
    private const int Counted = 5;

    // The runtime compiles for speed in the background, some tenths of a second after a method has become busy.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Seconds of processor time that a round takes, the median of five after a second that warms up. Time of the processor, not
    /// of the wall: what else runs on the machine does not count.
    /// </summary>
    public static double Seconds(Action round)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            round();
        }

        var seconds = new double[Counted];
        for (var i = 0; i < Counted; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            round();
            seconds[i] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }

        return Median(seconds);
    }

    public static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
