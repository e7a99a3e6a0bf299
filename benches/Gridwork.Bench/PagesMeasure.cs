using System.Globalization;
using System.Text;
using Gridwork.Matters;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Bench;

/// <summary>P3: the queue of a town and the page of a matter, asked for by eight clients who are signed in, among ten thousand matters and a million.</summary>
internal static class PagesMeasure
{
    private const double Goal = 2000;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(6);

    // GRIDWORK_BENCH_SIZES="10000 10000000": others than these.
    private static IReadOnlyList<int> Sizes => Environment.GetEnvironmentVariable("GRIDWORK_BENCH_SIZES") is { Length: > 0 } sizes
        ? [.. sizes.Split(' ').Select(size => int.Parse(size, CultureInfo.InvariantCulture))]
        : [10_000, 1_000_000];

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
        string.Create(CultureInfo.InvariantCulture, $"{IntakeMeasure.Rate(asked.ASecond)}, p95 {asked.P95:0} ms, {asked.Worked:0.00} ms of a core each, {first / asked.ASecond:0.00} × the cost at 10,000"), "≥ 2,000 a second", asked.ASecond / Goal);

    private static async Task<(Asked Queue, Asked Matter)> Measure(StoreKind store, int size)
    {
        await using var running = await Running.Make(store);
        await Filling.Run(running, size, searched: false);
        await running.Start();
        var cookies = await running.Cookies("dispatcher");
        var open = await Open(running);
        var queue = await Load.Run(running, Time, wire => Page(wire, cookies, "/matters", "rows queue"));
        var matter = await Load.Run(running, Time, wire => Page(wire, cookies, $"/matters/{open[Random.Shared.Next(open.Count)]}", "<h1"));
        return (queue, matter);
    }

    private static async Task<IReadOnlyList<Guid>> Open(Running running)
    {
        await using var db = running.Open();
        return [.. (await db.Everywhere<Matter>().Where(m => m.Open && m.Town == Running.Town).OrderBy(m => m.NextDue).Take(200).Select(m => m.Id).ToListAsync()).Select(id => id.Value)];
    }

    private static void Page(Wire wire, string cookies, string address, string shows)
    {
        var (status, page) = wire.Ask(Wire.Head("GET", address, ("Cookie", cookies)), []);
        if (status != 200 || page.Span.IndexOf(Encoding.UTF8.GetBytes(shows)) < 0)
        {
            throw new InvalidOperationException($"{address} answers {status} and does not show {shows}.");
        }
    }
}
