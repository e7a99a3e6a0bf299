using System.Globalization;
using Gridwork.Matters;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Bench;

/// <summary>P3: the queue of a town and the page of a matter, asked for by eight clients who are signed in, among ten thousand matters and a million.</summary>
internal static class PagesMeasure
{
    private const double Goal = 2000;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(6);

    // GRIDWORK_BENCH_LARGE=1: ten millions too.
    private static int[] Sizes => Environment.GetEnvironmentVariable("GRIDWORK_BENCH_LARGE") is "1" ? [10_000, 1_000_000, 10_000_000] : [10_000, 1_000_000];

    public static async Task Run(Sheet sheet)
    {
        foreach (var store in Running.Stores)
        {
            var first = (Queue: 0d, Matter: 0d);
            foreach (var size in Sizes)
            {
                var (queue, matter) = await Measure(store, size);
                first = first is (0, 0) ? (queue.ASecond, matter.ASecond) : first;
                Add(sheet, $"P3 queue of a town, 50 rows, {Running.NameOf(store)}", size, queue, first.Queue);
                Add(sheet, $"P3 page of a matter, {Running.NameOf(store)}", size, matter, first.Matter);
            }
        }
    }

    private static void Add(Sheet sheet, string measure, int size, Asked asked, double first) => sheet.Add(
        measure, string.Create(CultureInfo.InvariantCulture, $"{size:N0} matters, 8 clients"),
        string.Create(CultureInfo.InvariantCulture, $"{IntakeMeasure.Rate(asked.ASecond)}, p95 {asked.P95:0} ms, {first / asked.ASecond:0.00} × the cost at 10,000"), "≥ 2,000 a second", asked.ASecond / Goal);

    private static async Task<(Asked Queue, Asked Matter)> Measure(StoreKind store, int size)
    {
        await using var running = await Running.Make(store);
        await Filling.Run(running, size, searched: false);
        await running.Start();
        using var http = await running.SignedIn("dispatcher");
        var open = await Open(running);
        var queue = await Load.Run(Time, async _ => await Page(http, "/matters", "rows queue"));
        var matter = await Load.Run(Time, async _ => await Page(http, $"/matters/{open[Random.Shared.Next(open.Count)]}", "<h1"));
        return (queue, matter);
    }

    private static async Task<IReadOnlyList<Guid>> Open(Running running)
    {
        await using var db = running.Open();
        return [.. (await db.Everywhere<Matter>().Where(m => m.Open && m.Town == Running.Town).OrderBy(m => m.NextDue).Take(200).Select(m => m.Id).ToListAsync()).Select(id => id.Value)];
    }

    private static async Task Page(HttpClient http, string address, string shows)
    {
        var page = await http.GetStringAsync(new Uri(address, UriKind.Relative));
        if (!page.Contains(shows, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{address} does not show {shows}.");
        }
    }
}
