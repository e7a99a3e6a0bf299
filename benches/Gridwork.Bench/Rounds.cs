namespace Gridwork.Bench;

internal static class Rounds
{
    private const int WarmUp = 2;
    private const int Counted = 5;

    /// <summary>
    /// Seconds of processor time that a round takes, the median of five after two that warm up. Time of the processor, not of
    /// the wall: what else runs on the machine does not count.
    /// </summary>
    public static double Seconds(Action round)
    {
        var seconds = new double[Counted];
        for (var i = -WarmUp; i < Counted; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            round();
            seconds[Math.Max(i, 0)] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }

        return Median(seconds);
    }

    public static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
