using Gridwork.Bench;

// What is measured, by the numbers that docs and README use for them.
var measures = new Dictionary<string, Func<Sheet, Task>>(StringComparer.OrdinalIgnoreCase)
{
    ["P1"] = IntakeMeasure.Postgres,
    ["P2"] = IntakeMeasure.Sqlite,
    ["P3"] = PagesMeasure.Run,
    ["P5"] = sheet =>
    {
        GridsMeasure.Run(sheet);
        return Task.CompletedTask;
    },
    ["P6"] = sheet =>
    {
        AreasMeasure.Run(sheet);
        return ImportMeasure.Run(sheet);
    },
    ["P7"] = sheet =>
    {
        TermsMeasure.Run(sheet);
        return Task.CompletedTask;
    },
    ["P10"] = StartMeasure.Run,
    ["P12"] = SearchMeasure.Run,
};

if (Array.Find(args, a => !measures.ContainsKey(a)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no measure '{unknown}'. Known: {string.Join(", ", measures.Keys)}.");
    return 2;
}

var sheet = new Sheet();
foreach (var name in args.Length > 0 ? args : [.. measures.Keys])
{
    await measures[name](sheet);
}

await sheet.Write(Console.Out);
foreach (var fault in sheet.Faults)
{
    await Console.Error.WriteLineAsync(fault);
}

return sheet.Faults.Count == 0 ? 0 : 1;
