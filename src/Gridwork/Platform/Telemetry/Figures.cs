using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Gridwork.Platform.Telemetry;

/// <summary>
/// What a monitor may know of us: how often and how long, by site and by names that the program itself gives. Never who, about what, or where.
/// </summary>
internal static class Figures
{
    public const string Name = "Gridwork";

    public static readonly ActivitySource Spans = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Acts = Meter.CreateCounter<long>("gridwork.acts", description: "Lines of the trail, by act: matters taken in, accepted, closed, people signed in.");

    private static readonly Counter<long> Failed = Meter.CreateCounter<long>("gridwork.jobs.failed", description: "Work in the background that failed and is tried again.");

    private static readonly Histogram<double> Commands = Meter.CreateHistogram("gridwork.db.commands", "s", "How long the database took for a command.", advice: new InstrumentAdvice<double>
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    });

    private static readonly ConcurrentDictionary<string, WaitingWork> Waiting = new(StringComparer.Ordinal);

    static Figures()
    {
        Meter.CreateObservableGauge("gridwork.site.up", () => Waiting.Select(w => new Measurement<int>(w.Value.Up ? 1 : 0, Site(w.Key))), description: "Whether the site's database answered.");
        Meter.CreateObservableGauge("gridwork.outbox", () => Waiting.Where(w => w.Value.Up).SelectMany(Outbox), description: "Errands that are due or stuck.");
    }

    public static void Act(string site, string act) => Acts.Add(1, Site(site), new("act", act));

    /// <param name="job">A job's name, or an errand's kind.</param>
    public static void JobFailed(string site, string job) => Failed.Add(1, Site(site), new("job", job));

    public static void Command(string site, string operation, bool failed, DateTimeOffset began, TimeSpan took)
    {
        Commands.Record(took.TotalSeconds, Site(site), new("operation", operation), new("failed", failed));
        // Only while somebody listens; no words of the command, which might hold somebody's.
        using var span = Spans.StartActivity($"db {operation}", ActivityKind.Client, parentContext: default, [new("site", site)], startTime: began);
        span?.SetStatus(failed ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
    }

    public static void Put(string site, WaitingWork waiting) => Waiting[site] = waiting;

    private static KeyValuePair<string, object?> Site(string code) => new("site", code);

    private static IEnumerable<Measurement<int>> Outbox(KeyValuePair<string, WaitingWork> site) =>
    [
        new(site.Value.Due, Site(site.Key), new("state", "due")),
        new(site.Value.Stuck, Site(site.Key), new("state", "stuck")),
    ];
}

/// <param name="Due">Errands whose time has come.</param>
internal readonly record struct WaitingWork(bool Up, int Due, int Stuck);
