using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Gridwork.Kernel;
using Gridwork.Platform.Sites;
using Gridwork.Tests.Matters;
using Gridwork.Tests.Portal;
using Gridwork.Tests.Promises;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace Gridwork.Tests.Platform;

/// <summary>What the built program lets a monitor see, to whom, and what it sends to a collector that the settings name.</summary>
public sealed partial class TelemetryTests : IAsyncDisposable
{
    private const string Name = "乔满仓";
    private const string Phone = "13800131234";
    private const string Token = "a-token-of-thirty-letters-or-so";

    private readonly string folder = Directory.CreateTempSubdirectory("seen-").FullName;
    private readonly StringBuilder told = new();

    private Process? program;

    [Fact]
    public async Task Figures_are_by_site_and_act_and_hold_nobodys_name_or_number()
    {
        var address = await Started();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        var key = await Reported(new Browser(http, PersonId.New()));

        var read = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Stop);

        Assert.Matches("gridwork_acts_total\\{[^}]*act=\"matters.report\"[^}]*\\} 1\\s", read);
        Assert.All(
            ["gridwork_site_up{", "gridwork_outbox{", "gridwork_db_commands_seconds_bucket{", "http_server_request_duration_seconds_bucket{", "dotnet_gc_collections_total{", "site=\"140781105\"", "http_route=\"report/{draft:guid?}\""],
            figure => Assert.Contains(figure, read, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}|138\d{8}", read);
        Assert.DoesNotContain(key, read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_for_this_machine_trusted_addresses_and_the_token()
    {
        var address = await Started(("Metrics__Trusted", "203.0.113.0/24, 198.51.100.9"), ("Metrics__Token", Token));
        Assert.Equal(HttpStatusCode.OK, await Ask(address));
        Assert.Equal(HttpStatusCode.NotFound, await Ask(address, host: "town.example")); // a proxy here that says no more
        Assert.Equal(HttpStatusCode.NotFound, await Ask(address, from: "198.51.100.7"));
        Assert.Equal(HttpStatusCode.OK, await Ask(address, host: "town.example", from: "203.0.113.7"));
        Assert.Equal(HttpStatusCode.OK, await Ask(address, host: "town.example", from: "198.51.100.9"));
        Assert.Equal(HttpStatusCode.OK, await Ask(address, from: "198.51.100.7", token: Token));
        Assert.Equal(HttpStatusCode.NotFound, await Ask(address, from: "198.51.100.7", token: Token[..^1]));
    }

    [Fact]
    public async Task A_trace_goes_to_the_collector_that_is_named_without_address_and_words()
    {
        using var collector = new TcpListener(IPAddress.Loopback, 0);
        collector.Start();
        var heard = Heard(collector);
        var address = await Started(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://{collector.LocalEndpoint}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "200"));
        using var http = new HttpClient { BaseAddress = address };
        await http.GetAsync(new Uri($"/follow?no=2026-000001&key=SECRETKEY&name={Uri.EscapeDataString(Name)}", UriKind.Relative), Stop);

        var sent = await heard.WaitAsync(TimeSpan.FromSeconds(30), Stop);

        Assert.StartsWith("POST /v1/traces", sent, StringComparison.Ordinal);
        Assert.All(["gridwork", "GET follow", "db SELECT"], part => Assert.Contains(part, sent, StringComparison.Ordinal));
        Assert.DoesNotMatch("SECRETKEY|2026-000001|url.path|url.query|FROM ", sent);
    }

    [Fact]
    public async Task Where_no_collector_is_named_nothing_is_traced()
    {
        await using var host = new TownHost();
        Assert.Null(host.Services.GetService<TracerProvider>());
    }

    public async ValueTask DisposeAsync()
    {
        if (program is { HasExited: false })
        {
            await BuiltProgram.Kill(program);
        }

        program?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<Uri> Started(params (string, string)[] settings)
    {
        program = BuiltProgram.Start(new Ground(new DataFolder(folder), null), told, settings: settings);
        var address = "";
        await BuiltProgram.Until(() => Task.FromResult((address = BuiltProgram.Address(told)) != ""), program, told);
        return new Uri(address);
    }

    private static async Task<string> Reported(Browser resident)
    {
        var answer = await resident.Last(await resident.Next(await resident.Submit("/report", ("Form.Text", "河边倒了一车渣土"))), ("Form.Place", MatterTown.Village));
        var received = await resident.Next(await resident.Submit(answer, "main form", ("Form.Contact.Name", Name), ("Form.Contact.Phone", Phone), ("Form.Contact.Answer", "Phone")));
        return Key().Match(received.Body!.InnerHtml).Groups["key"].Value;
    }

    private static async Task<HttpStatusCode> Ask(Uri address, string? host = null, string? from = null, string? token = null)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/metrics"));
        asked.Headers.Host = host;
        asked.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (from is not null)
        {
            asked.Headers.Add("X-Forwarded-For", from);
        }

        using var answer = await http.SendAsync(asked, Stop);
        return answer.StatusCode;
    }

    // The first sending that knows a page, with all before it; each is answered as a collector does.
    private static async Task<string> Heard(TcpListener collector)
    {
        var all = new StringBuilder();
        while (!all.ToString().Contains("GET follow", StringComparison.Ordinal))
        {
            using var peer = await collector.AcceptTcpClientAsync(Stop);
            await using var stream = peer.GetStream();
            var (bytes, text) = (new byte[1 << 16], "");
            while (!IsWhole(text))
            {
                var count = await stream.ReadAsync(bytes, Stop);
                text += Encoding.Latin1.GetString(bytes, 0, count);
            }

            all.Append(text);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), Stop);
        }

        return all.ToString();
    }

    private static bool IsWhole(string text) => text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is > 0 and var end
        && Length().Match(text) is { Success: true } length && text.Length >= end + 4 + int.Parse(length.Groups["bytes"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Content-Length: (?<bytes>\d+)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Length();

    [GeneratedRegex("key=(?<key>[A-Z0-9]{6,})", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
