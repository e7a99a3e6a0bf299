using System.Globalization;
using System.Runtime.InteropServices;

namespace Gridwork.Bench;

/// <param name="Ratio">How many times better than the goal; below 1 the goal is missed.</param>
internal sealed record Line(string Measure, string Load, string Result, string Goal, double? Ratio);

/// <summary>The table of a run, in Markdown, and what was found unequal.</summary>
internal sealed class Sheet
{
    private readonly List<Line> _lines = [new("measure", "load", "result", "goal", null)];

    public List<string> Faults { get; } = [];

    public void Add(string measure, string load, string result, string goal, double? ratio) => _lines.Add(new Line(measure, load, result, goal, ratio));

    public async Task Write(TextWriter to)
    {
        await to.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}\n"));
        var rows = _lines.Select(l => (string[])[l.Measure, l.Load, l.Result, l.Goal, Ratio(l)]).ToList();
        rows.Insert(1, [.. rows[0].Select(_ => "---")]);
        foreach (var row in rows)
        {
            var cells = row.Select((cell, i) => cell.PadRight(rows.Max(r => r[i].Length)));
            await to.WriteLineAsync($"| {string.Join(" | ", cells)} |");
        }
    }

    private string Ratio(Line line) =>
        line == _lines[0] ? "ratio" : line.Ratio is { } ratio ? ratio.ToString("0.0", CultureInfo.InvariantCulture) : "";
}
