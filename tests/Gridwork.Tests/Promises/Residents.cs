using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Dom;
using Gridwork.Matters;
using Gridwork.Platform;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Promises;

/// <summary>
/// Residents who report through the running program while something is broken under them. Whoever gets no answer sends the same form again, as
/// people do. What was acknowledged is remembered, and must be there once.
/// </summary>
/// <param name="many">So many at once, each with one report after the other.</param>
/// <param name="pause">So long each looks at what was written, before it is sent.</param>
/// <param name="mayBeAway">Whether the program may say that it cannot serve for the moment (503). Then they press the button of that page.</param>
internal sealed class Residents(int many, TimeSpan pause = default, bool mayBeAway = false)
{
    /// <summary>By what was written: the number on the receipt.</summary>
    private readonly ConcurrentDictionary<string, string> acknowledged = new(StringComparer.Ordinal);

    private readonly ConcurrentBag<string> odd = [];
    private readonly Lock answering = new();
    private readonly List<long> answered = [];
    private Task[] reporting = [];
    private long lastSent;
    private int retried;

    public int Acknowledged => acknowledged.Count;

    public int Retried => retried;

    /// <summary>What nobody expected. One is enough to end a drill.</summary>
    public IReadOnlyCollection<string> Odd => odd;

    public void Begin(string address, CancellationToken enough) => reporting = [.. Enumerable.Range(0, many).Select(_ => Report(address, enough))];

    /// <summary>After it was enough: what is under way is brought to its end.</summary>
    public Task End() => Task.WhenAll(reporting).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    /// <summary>Whether a form that was sent after this moment (of <see cref="Stopwatch"/>) has its receipt.</summary>
    public bool AreServedSince(long moment)
    {
        lock (answering)
        {
            return lastSent > moment;
        }
    }

    /// <summary>The longest time since then in which nobody got a receipt.</summary>
    public TimeSpan LongestSilenceSince(long moment)
    {
        lock (answering)
        {
            long[] heard = [moment, .. answered.Where(a => a > moment)];
            return heard.Zip(heard.Skip(1)).Max(pair => Stopwatch.GetElapsedTime(pair.First, pair.Second));
        }
    }

    /// <summary>Every receipt stands for one matter and every matter has one, the numbers have no gaps, and the trail holds.</summary>
    public async Task IsWhole(Site site)
    {
        Assert.Empty(odd);
        await using var store = new SiteStore();
        await using var db = store.Open(site);
        var matters = await db.Everywhere<Matter>().AsNoTracking().Where(m => m.Channel == Channel.Page).Select(m => new { m.Number, m.Text }).ToListAsync();
        Assert.Empty(matters.GroupBy(m => m.Text, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Equal(acknowledged.OrderBy(a => a.Value, StringComparer.Ordinal).ToList(), matters.OrderBy(m => m.Number, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Text, m.Number)).ToList());
        // Numbers without gaps, and a line of the trail for each.
        Assert.Equal(Enumerable.Range(1, matters.Count), matters.Select(m => int.Parse(m.Number.Split('-')[1], CultureInfo.InvariantCulture)).Order());
        Assert.Equal(matters.Count, await db.Everywhere<TrailLine>().CountAsync(l => l.Act == "matters.report"));
        await new SealTrail(db, TimeProvider.System).Run(default);
        var verdict = await new VerifyTrail(db).Run(default);
        Assert.Null(verdict.Broken);
        Assert.True(verdict.Lines >= matters.Count && verdict.Unsealed == 0);
    }

    private async Task Report(string address, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var line = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
            using var http = new HttpClient(mayBeAway ? new HearAway(line) : line) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };
            var resident = new Browser(http, Caller.Public.Id);
            var text = $"路灯不亮，杆号{Guid.CreateVersion7():N}";
            if (await Form(resident, text, enough) is { } form)
            {
                await Task.Delay(pause, CancellationToken.None);
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
                await Again(away); // nothing was sent yet: begin again
            }
        }

        return null;
    }

    private async Task Send(Browser resident, IHtmlDocument form, string text)
    {
        for (var again = false; ; again = true)
        {
            var sent = Stopwatch.GetTimestamp();
            try
            {
                await Take(await resident.Submit(form, "main form"), text, sent, again);
                return;
            }
            catch (AwayException away)
            {
                form = await Browser.Html(away.Answer);
                if (form.QuerySelector("main form") is null)
                {
                    odd.Add($"A form was not kept: {form.QuerySelector("main")?.TextContent}");
                    return;
                }

                await Again(away);
            }
            catch (Exception away) when (IsAway(away))
            {
                await Again(away);
            }
        }
    }

    private async Task Take(HttpResponseMessage answer, string text, long sent, bool again)
    {
        if (answer.Headers.Location?.ToString() is not { } receipt || !receipt.StartsWith("/report/received?no=", StringComparison.Ordinal))
        {
            odd.Add($"{answer.StatusCode} {(await Browser.Html(answer)).QuerySelector("main")?.TextContent}");
            return;
        }

        acknowledged[text] = receipt.Split('=', '&')[1];
        Interlocked.Add(ref retried, again ? 1 : 0);
        lock (answering)
        {
            answered.Add(Stopwatch.GetTimestamp());
            lastSent = Math.Max(lastSent, sent);
        }
    }

    // Who is told that it is away waits a moment longer than who got no answer at all.
    private static Task Again(Exception away) => Task.Delay(away is AwayException ? 300 : 50, CancellationToken.None);

    // A bare SocketException too: where the server dies between the handshake and the first byte, the client asks a dead socket for its peer.
    private static bool IsAway(Exception fault) => fault is HttpRequestException or IOException or OperationCanceledException or SocketException;

    /// <summary>The program said that it cannot serve for the moment.</summary>
    private sealed class AwayException(HttpResponseMessage answer) : HttpRequestException("503")
    {
        public HttpResponseMessage Answer => answer;
    }

    private sealed class HearAway(HttpMessageHandler line) : DelegatingHandler(line)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            return answer.StatusCode is HttpStatusCode.ServiceUnavailable ? throw new AwayException(answer) : answer;
        }
    }
}
