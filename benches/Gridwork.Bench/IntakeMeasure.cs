using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gridwork.Matters;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Bench;

/// <summary>P1 and P2: reports taken in over HTTP by eight clients, each answered after its commit; then the program is killed, and none may be missing.</summary>
internal static class IntakeMeasure
{
    private const double GoalRatio = 0.25;
    private const double GoalSqlite = 2000;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    public static async Task Postgres(Sheet sheet)
    {
        if (Running.Server is not { } server)
        {
            sheet.Add("P1 reports taken in, PostgreSQL", "", "no PostgreSQL here", "≥ 0.25 of pgbench", null);
            return;
        }

        var before = await Yardstick.Run(server);
        var asked = await Measure(sheet, StoreKind.Postgres);
        var yard = (before + await Yardstick.Run(server)) / 2;
        var ratio = asked.ASecond / yard;
        sheet.Add("P1 yardstick: pgbench, a row of 400 bytes and one of history", "8 clients", Rate(yard), "", null);
        sheet.Add("P1 reports taken in, PostgreSQL", "8 clients", string.Create(CultureInfo.InvariantCulture, $"{Rate(asked.ASecond)}, p95 {asked.P95:0} ms, {asked.Worked:0.00} ms of a core each, {ratio:0.00} of the yardstick"), "≥ 0.25 of it", ratio / GoalRatio);
    }

    public static async Task Sqlite(Sheet sheet)
    {
        var asked = await Measure(sheet, StoreKind.Sqlite);
        sheet.Add("P2 reports taken in, SQLite", "8 clients", string.Create(CultureInfo.InvariantCulture, $"{Rate(asked.ASecond)}, p95 {asked.P95:0} ms, {asked.Worked:0.00} ms of a core each"), "≥ 2,000 a second", asked.ASecond / GoalSqlite);
    }

    public static string Rate(double aSecond) => string.Create(CultureInfo.InvariantCulture, $"{aSecond:N0} a second");

    private static async Task<Asked> Measure(Sheet sheet, StoreKind store)
    {
        await using var running = await Running.Make(store);
        var (key, kept) = (await running.Key(), new ConcurrentBag<Guid>());
        await running.Start();
        var texts = ReportTexts.Some(10_000);
        var head = Wire.Head("POST", "/api/matters", ("Authorization", $"Bearer {key}"), ("Content-Type", "application/json"));
        var asked = await Load.Run(running, Time, wire =>
        {
            var id = Guid.CreateVersion7();
            var (status, answer) = wire.Ask(head, JsonSerializer.SerializeToUtf8Bytes(new { id, text = texts[Random.Shared.Next(texts.Count)], area = Running.Town, place = "小学东墙外" }));
            if (status != 201)
            {
                throw new InvalidOperationException($"{status}: {Encoding.UTF8.GetString(answer.Span)}");
            }

            kept.Add(id);
        });
        await running.Kill();
        await Count(sheet, running, kept);
        return asked;
    }

    // Whatever was answered is there, and the numbers have no gap.
    private static async Task Count(Sheet sheet, Running running, IReadOnlyCollection<Guid> kept)
    {
        await using var db = running.Open();
        var here = await db.Everywhere<Matter>().Select(m => m.Id).ToListAsync();
        var lost = kept.Except(here.Select(id => id.Value)).Count();
        var last = await db.Everywhere<Matter>().MaxAsync(m => m.Number);
        if (lost > 0 || int.Parse(last![5..], CultureInfo.InvariantCulture) != here.Count)
        {
            sheet.Faults.Add($"{Running.NameOf(running.Site.Store)}: {lost} of {kept.Count} reports were answered and are not there; {here.Count} have numbers up to {last}.");
        }
    }
}
