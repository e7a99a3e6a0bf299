using System.Diagnostics;
using System.Globalization;
using Gridwork.Areas.National;
using Gridwork.Kernel;

namespace Gridwork.Bench;

/// <summary>P6: the national list is loaded, then searched after every key of somebody who types.</summary>
internal static class AreasMeasure
{
    private const int Seed = 20_260_212;
    private const int Places = 150;          // of each way to ask; every beginning of the text is one search
    private const int Looks = 3;
    private const double GoalMilliseconds = 5;

    public static void Run(Sheet sheet)
    {
        var before = Environment.CpuUsage.TotalTime;
        var areas = NationalAreas.Shipped;
        var load = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var rows = string.Create(CultureInfo.InvariantCulture, $"{areas.Count:N0} areas");
        sheet.Add("P6 national list into memory, cold", rows, Seconds(load), "≤ 3 s", 3 / load);

        var all = new List<double>();
        foreach (var (way, texts) in Texts(areas))
        {
            string[] typed = [.. texts.SelectMany(Beginnings)];
            Array.ForEach(typed, text => areas.Find(text));         // warm
            double[] took = [.. typed.Select(text => Milliseconds(areas, text))];
            all.AddRange(took);
            Add(sheet, $"P6 search as one types, {way}", took);
            if (Array.Find(texts, text => areas.Find(text).Count == 0) is { } lost)
            {
                sheet.Faults.Add($"P6: '{lost}' is typed to its end and nothing is found.");
            }
        }

        Add(sheet, "P6 search as one types, all ways", all);
    }

    private static void Add(Sheet sheet, string measure, IReadOnlyCollection<double> took)
    {
        var p95 = took.Order().ElementAt(took.Count * 95 / 100);
        sheet.Add(
            measure, string.Create(CultureInfo.InvariantCulture, $"{took.Count:N0} searches"),
            string.Create(CultureInfo.InvariantCulture, $"p95 {p95:0.0} ms"), "≤ 5 ms", GoalMilliseconds / p95);
    }

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s");

    private static double Milliseconds(NationalAreas areas, string text)
    {
        var took = new double[Looks];
        for (var i = 0; i < Looks; i++)
        {
            var start = Stopwatch.GetTimestamp();
            areas.Find(text);
            took[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return Rounds.Median(took);
    }

    private static IEnumerable<string> Beginnings(string text) => Enumerable.Range(1, text.Length).Select(n => text[..n]);

    private static Dictionary<string, string[]> Texts(NationalAreas areas)
    {
        var endings = new NationalEndings();
        var initials = NationalFile.Initials();
        var readings = NationalFile.Readings();
        var keys = NationalFile.Keys();
        var random = new Random(Seed);
        var drawn = Enumerable.Range(0, int.MaxValue).Select(_ => AreaCode.Of(NationalFile.Code(keys[random.Next(keys.Length)])))
            .Where(code => code.Parent is not null && !endings.Virtual.Contains(areas.Name(code)!));
        string Short(AreaCode code) => areas.Name(code)![..endings.Kept(areas.Name(code)!)];
        string Letters(string name) => readings.TryGetValue(name, out var read) ? read
            : string.Concat(name.EnumerateRunes().Select(r => (char)initials.GetValueOrDefault(r, (byte)'?')));
        string Spelt(AreaCode code) => Letters(areas.Name(code)!)[..Short(code).EnumerateRunes().Count()];
        return new(StringComparer.Ordinal)
        {
            ["names"] = [.. drawn.Select(Short).Take(Places)],
            ["parts"] = [.. drawn.Select(code => (areas.Name(code.Parent!.Value) is { } above && !endings.Virtual.Contains(above) ? above : "") + Short(code)).Take(Places)],
            ["codes"] = [.. drawn.Select(code => code.Value).Take(Places)],
            ["initials"] = [.. drawn.Select(Spelt).Where(letters => letters.All(char.IsAsciiLetterLower)).Take(Places)],
        };
    }
}
