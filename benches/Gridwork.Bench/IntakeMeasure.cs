using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gridwork.Matters;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Portal.Reporting;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Bench;

/// <summary>P1 and P2: reports taken in over HTTP by eight clients, each answered after its commit; then the program is killed, and none may be missing.</summary>
internal static partial class IntakeMeasure
{
    private const double GoalRatio = 0.25;
    private const double GoalSqlite = 2000;
    private const int Prepared = 150_000;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    public static async Task Postgres(Sheet sheet)
    {
        if (Running.Server is not { } server)
        {
            sheet.Add("P1 reports taken in, PostgreSQL", "", "no PostgreSQL here", "≥ 0.25 of pgbench", null);
            return;
        }

        var before = await Yardstick.Run(server);
        var (asked, form) = await Measure(sheet, StoreKind.Postgres);
        var yard = (before + await Yardstick.Run(server)) / 2;
        sheet.Add("P1 yardstick: pgbench, a row of 400 bytes and one of history", "8 clients", Rate(yard), "", null);
        sheet.Add("P1 reports taken in, PostgreSQL", "8 clients", $"{Told(asked)}, {Ratio(asked)} of the yardstick", "≥ 0.25 of it", asked.ASecond / yard / GoalRatio);
        sheet.Add("P1 the last step of the resident's form, PostgreSQL", "8 clients", $"{Told(form)}, {Ratio(form)} of the yardstick", "≥ 0.25 of it", form.ASecond / yard / GoalRatio);

        string Ratio(Asked of) => string.Create(CultureInfo.InvariantCulture, $"{of.ASecond / yard:0.00}");
    }

    public static async Task Sqlite(Sheet sheet)
    {
        var (asked, form) = await Measure(sheet, StoreKind.Sqlite);
        sheet.Add("P2 reports taken in, SQLite", "8 clients", Told(asked), "≥ 2,000 a second", asked.ASecond / GoalSqlite);
        sheet.Add("P2 the last step of the resident's form, SQLite", "8 clients", Told(form), "≥ 2,000 a second", form.ASecond / GoalSqlite);
    }

    private static string Told(Asked asked) => string.Create(CultureInfo.InvariantCulture, $"{Rate(asked.ASecond)}, p95 {asked.P95:0} ms, {asked.Worked:0.00} ms of a core each");

    public static string Rate(double aSecond) => string.Create(CultureInfo.InvariantCulture, $"{aSecond:N0} a second");

    private static async Task<(Asked Sent, Asked Form)> Measure(Sheet sheet, StoreKind store)
    {
        await using var running = await Running.Make(store);
        var (key, drafts, kept) = (await running.Key(), await Drafts(running), new ConcurrentBag<Guid>());
        await running.Start();
        var sent = await Sent(running, key, kept);
        var form = await Form(running, drafts, kept);
        await running.Kill();
        await Count(sheet, running, kept);
        return (sent, form);
    }

    private static Task<Asked> Sent(Running running, string key, ConcurrentBag<Guid> kept)
    {
        var texts = ReportTexts.Some(10_000);
        var head = Wire.Head("POST", "/api/matters", ("Authorization", $"Bearer {key}"), ("Content-Type", "application/json"));
        return Load.Run(running, Time, wire =>
        {
            var id = Guid.CreateVersion7();
            var (status, answer) = wire.Ask(head, JsonSerializer.SerializeToUtf8Bytes(new { id, text = texts[Random.Shared.Next(texts.Count)], area = Running.Town, place = "小学东墙外" }));
            Expect(201, status, answer);
            kept.Add(id);
        });
    }

    // The pages before were filled in: what is measured is the button at the end. Each from an address of its own, as a proxy tells it.
    private static async Task<Asked> Form(Running running, ConcurrentQueue<ReportDraft> drafts, ConcurrentBag<Guid> kept)
    {
        var jar = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = jar }) { BaseAddress = running.Address };
        drafts.TryDequeue(out var first);
        var page = await http.GetStringAsync(new Uri($"/report/{first!.Id.Value}/answer", UriKind.Relative));
        var (token, cookies) = (Token().Match(page).Groups["token"].Value, jar.GetCookieHeader(running.Address));
        var body = Encoding.ASCII.GetBytes($"__RequestVerificationToken={token}");
        return await Load.Run(running, Time, wire =>
        {
            if (!drafts.TryDequeue(out var draft))
            {
                throw new InvalidOperationException($"More than {Prepared} drafts were sent.");
            }

            var address = string.Create(CultureInfo.InvariantCulture, $"10.{Random.Shared.Next(256)}.{Random.Shared.Next(256)}.{Random.Shared.Next(256)}");
            var (status, answer) = wire.Ask(Wire.Head("POST", $"/report/{draft.Id.Value}/answer?handler=Send", ("Cookie", cookies), ("X-Forwarded-For", address), ("Content-Type", "application/x-www-form-urlencoded")), body);
            Expect(302, status, answer);
            kept.Add(draft.Form);
        });
    }

    private static async Task<ConcurrentQueue<ReportDraft>> Drafts(Running running)
    {
        var (texts, now) = (ReportTexts.Some(10_000), TimeProvider.System.GetUtcNow());
        List<ReportDraft> drafts = [.. Enumerable.Range(0, Prepared).Select(i =>
        {
            var draft = ReportDraft.Begin(DraftId.New(), now);
            draft.Says(texts[i % texts.Count]);
            draft.Stands(Running.Town, "小学东墙外", unknown: false);
            return draft;
        })];
        await using var db = running.Open();
        await db.AddMany(drafts, default);
        return new ConcurrentQueue<ReportDraft>(drafts);
    }

    private static void Expect(int wanted, int status, ReadOnlyMemory<byte> answer)
    {
        if (status != wanted)
        {
            throw new InvalidOperationException($"{status}: {Encoding.UTF8.GetString(answer.Span)}");
        }
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

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="(?<token>[^"]+)" """, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
