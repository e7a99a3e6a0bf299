using System.Globalization;
using Gridwork.Platform.Sites;

namespace Gridwork.Bench;

/// <summary>P10: from the start of the process to the first page, and what it holds when nobody asks.</summary>
internal static class StartMeasure
{
    private const int Times = 5;
    private const double GoalSeconds = 1;
    private const double GoalMegabytes = 150;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);

    public static async Task Run(Sheet sheet)
    {
        await using var running = await Running.Make(StoreKind.Sqlite);
        var took = new double[Times];
        for (var i = 0; i < Times; i++)
        {
            took[i] = await running.Start();
            if (i < Times - 1)
            {
                await running.Kill();
            }
        }

        await Task.Delay(Idle);
        var held = await Held(running.Process);
        var seconds = Rounds.Median(took);
        sheet.Add("P10 start to first page, SQLite", "fresh process, median of five", string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s"), "≤ 1 s", GoalSeconds / seconds);
        sheet.Add("P10 memory held, idle", "20 s after the first page", string.Create(CultureInfo.InvariantCulture, $"{held:0} MB"), "≤ 150 MB", GoalMegabytes / held);
    }

    private static async Task<double> Held(int process)
    {
        var line = (await File.ReadAllLinesAsync($"/proc/{process}/status")).Single(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
