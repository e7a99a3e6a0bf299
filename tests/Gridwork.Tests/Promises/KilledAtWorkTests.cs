using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Platform;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Portal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Promises;

/// <summary>
/// The built program in a process of its own, killed (-9) again and again while residents report. Twenty-five times on each database unless <c>GRIDWORK_KILLS</c> says how often.
/// </summary>
public sealed class KilledAtWorkTests
{
    private const int Residents = 4;

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("GRIDWORK_KILLS") ?? "25", CultureInfo.InvariantCulture);

    /// <summary>By what was written: the number on the receipt.</summary>
    private readonly ConcurrentDictionary<string, string> acknowledged = new(StringComparer.Ordinal);

    private readonly ConcurrentBag<string> odd = [];
    private int retried;

    [Theory, BothDatabases]
    public async Task What_was_acknowledged_is_there_once_the_trail_holds_and_every_start_is_clean(TestDatabase database)
    {
        TestDatabases.SkipWithout(database);
        var folder = Directory.CreateTempSubdirectory("drill-").FullName;
        var bare = await TestDatabases.Bare(database, folder);
        var ground = new Ground(new DataFolder(folder), database is TestDatabase.Postgres ? bare.Connection : null);
        var address = $"http://127.0.0.1:{FreePort()}";
        using var enough = new CancellationTokenSource();
        var residents = Array.Empty<Task>();
        for (var round = 0; round <= Kills; round++)
        {
            var told = new StringBuilder();
            using var program = BuiltProgram.Start(ground, told, address);
            await BuiltProgram.Until(() => Task.FromResult(BuiltProgram.Address(told) != ""), program, told);
            residents = round == 0 ? [.. Enumerable.Range(0, Residents).Select(_ => Report(address, enough.Token))] : residents;
            var before = acknowledged.Count;
            await BuiltProgram.Until(() => Task.FromResult(acknowledged.Count > before || !odd.IsEmpty), program, told); // it works again, and under load
            await Task.Delay(RandomNumberGenerator.GetInt32(50, 700), TestContext.Current.CancellationToken);
            if (round == Kills)
            {
                await enough.CancelAsync(); // what is under way is brought to its end
                await Task.WhenAll(residents).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            }

            await BuiltProgram.Kill(program);
            Assert.DoesNotContain("fail:", told.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("crit:", told.ToString(), StringComparison.Ordinal);
        }

        Assert.Empty(odd);
        await IsWhole(ground.NewSite(AreaCode.Of("140781105"), "绵山镇", [], demo: true));
        TestContext.Current.SendDiagnosticMessage($"{database}: {Kills} kills, {acknowledged.Count} receipts, {retried} sent again after a kill");
        SqliteConnection.ClearAllPools();
        await TestDatabases.Drop(bare);
        Directory.Delete(folder, recursive: true);
    }

    private async Task IsWhole(Site site)
    {
        await using var store = new SiteStore();
        await using var db = store.Open(site);
        var matters = await db.Everywhere<Matter>().AsNoTracking().Where(m => m.Channel == Channel.Page).Select(m => new { m.Number, m.Text }).ToListAsync();
        Assert.Empty(matters.GroupBy(m => m.Text, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Equal(acknowledged.OrderBy(a => a.Value, StringComparer.Ordinal).ToList(), matters.OrderBy(m => m.Number, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Text, m.Number)).ToList());
        Assert.True(acknowledged.Count > Kills);
        // Numbers without gaps, and a line of the trail for each.
        Assert.Equal(Enumerable.Range(1, matters.Count), matters.Select(m => int.Parse(m.Number.Split('-')[1], CultureInfo.InvariantCulture)).Order());
        Assert.Equal(matters.Count, await db.Everywhere<TrailLine>().CountAsync(l => l.Act == "matters.report"));
        await new SealTrail(db, TimeProvider.System).Run(default);
        var verdict = await new VerifyTrail(db).Run(default);
        Assert.Null(verdict.Broken);
        Assert.True(verdict.Lines >= matters.Count && verdict.Unsealed == 0);
    }

    /// <summary>One resident after the other, each with a report of their own. Whoever got no answer sends the same form again, as people do.</summary>
    private async Task Report(string address, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };
            var resident = new Browser(http, Caller.Public.Id);
            var text = $"路灯不亮，杆号{Guid.CreateVersion7():N}";
            var form = await Form(resident, text, enough);
            if (form is not null)
            {
                await Send(resident, form, text);
            }
        }
    }

    private static async Task<IHtmlDocument?> Form(Browser resident, string text, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            try
            {
                var where = await resident.Next(await resident.Submit("/report", ("Form.Text", text)));
                return await resident.Last(where, ("Form.PlaceUnknown", "true"));
            }
            catch (Exception away) when (IsAway(away))
            {
                await Task.Delay(50, CancellationToken.None); // nothing was sent yet: begin again
            }
        }

        return null;
    }

    private async Task Send(Browser resident, IHtmlDocument form, string text)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                var answer = await resident.Submit(form, "main form");
                if (answer.Headers.Location?.ToString() is { } receipt && receipt.StartsWith("/report/received?no=", StringComparison.Ordinal))
                {
                    acknowledged[text] = receipt.Split('=', '&')[1];
                    Interlocked.Add(ref retried, again ? 1 : 0);
                    return;
                }

                odd.Add($"{answer.StatusCode} {(await Browser.Html(answer)).QuerySelector("main")?.TextContent}");
                return;
            }
            catch (Exception away) when (IsAway(away))
            {
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    // A bare SocketException too: where the server dies between the handshake and the first byte, the client asks a dead socket for its peer.
    private static bool IsAway(Exception fault) => fault is HttpRequestException or IOException or OperationCanceledException or SocketException;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
