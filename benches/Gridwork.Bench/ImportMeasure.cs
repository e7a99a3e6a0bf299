using System.Diagnostics;
using System.Globalization;
using Gridwork.Areas.National;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Bench;

/// <summary>
/// P6: the whole national list becomes the areas of an empty site. Beside it the least that the database itself needs for the same rows with
/// the same keys: one statement that copies them from the site just filled into a second, empty one.
/// </summary>
internal static class ImportMeasure
{
    private const double GoalSeconds = 3;
    private const int Times = 3;

    private static readonly DateOnly Day = new(2026, 1, 1);

    public static async Task Run(Sheet sheet)
    {
        var folder = Directory.CreateTempSubdirectory("gridwork-bench-").FullName;
        await Measure(sheet, StoreKind.Sqlite, name => Path.Combine(folder, $"{name}.db"));
        if (Environment.GetEnvironmentVariable("GRIDWORK_BENCH_DB") is { Length: > 0 } server)
        {
            await Measure(sheet, StoreKind.Postgres, _ => server);
        }
        else
        {
            sheet.Add(Title(StoreKind.Postgres), "", "no PostgreSQL here", "≤ 3 s", null);
        }

        await SiteStore.Shared.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Measure(Sheet sheet, StoreKind store, Func<string, string> place)
    {
        var (took, copied, rows) = (new double[Times], new double[Times], 0);
        for (var i = 0; i < Times; i++)
        {
            var (filled, second) = (await Empty(store, place, $"a{i}"), await Empty(store, place, $"b{i}"));
            await using var db = SiteStore.Shared.Open(filled);
            (took[i], rows) = await Timed(() => new ImportAreas(db, NationalAreas.Shipped).Run(Whole, Day, default));
            copied[i] = await Copy(filled, second);
            if (rows != NationalAreas.Shipped.Count || await new ImportAreas(db, NationalAreas.Shipped).Run(Whole, Day, default) != 0)
            {
                sheet.Faults.Add($"P6: {store} took {rows} of {NationalAreas.Shipped.Count} areas, or some of them twice.");
            }
        }

        var (ours, own) = (Rounds.Median(took), Rounds.Median(copied));
        sheet.Add(
            Title(store), string.Create(CultureInfo.InvariantCulture, $"{rows:N0} areas"),
            string.Create(CultureInfo.InvariantCulture, $"{ours:0.0} s, {ours / own:0.0} × its own copy"), "≤ 3 s", GoalSeconds / ours);
    }

    private static AreaScope Whole => new(NationalFile.Keys().Where(key => key % 10 == 0).Select(key => AreaCode.Of(NationalFile.Code(key))));

    private static string Title(StoreKind store) => $"P6 import into a site, {(store is StoreKind.Sqlite ? "SQLite" : "PostgreSQL")}";

    private static async Task<(double Seconds, T Result)> Timed<T>(Func<Task<T>> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await work();
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, result);
    }

    private static async Task<Site> Empty(StoreKind store, Func<string, string> place, string name)
    {
        var site = new Site(name, name, AreaCode.Of("14"), [], store, place(name), Demo: false);
        await SiteStore.Make(site);
        await SiteStore.Shared.Migrate(site, default);
        return site;
    }

    private static async Task<double> Copy(Site from, Site to)
    {
        await using var db = SiteStore.Shared.Open(to);
        var other = from.Store is StoreKind.Sqlite ? "filled" : from.Schema;
        await db.Database.OpenConnectionAsync();
        if (from.Store is StoreKind.Sqlite)
        {
            await db.Database.ExecuteSqlAsync($"ATTACH {from.Connection} AS filled");
        }

        string[] statements = [.. from table in (string[])["areas", "area_names"] select $"INSERT INTO {table} SELECT * FROM {other}.{table}"];
        return (await Timed(() => db.InTransaction(
            async ct => await db.Database.ExecuteSqlRawAsync(string.Join(";\n", statements), ct), default))).Seconds;
    }
}
