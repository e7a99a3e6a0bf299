using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.IntakeKeys;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gridwork.Bench;

/// <summary>The built program in a process of its own, with a county that nobody lives in: 20 towns or so, as they stand in the national list.</summary>
internal sealed partial class Running : IAsyncDisposable
{
    public const string County = "140781";
    public const string Town = "140781105";

    private const string Password = "Bench-2026-bench";

    // The package, compiled ahead as it ships; without one what a build makes.
    private static readonly string Program = Environment.GetEnvironmentVariable("GRIDWORK_BENCH_PROGRAM") is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder;
    private Process? program;

    private Running(string folder, Site site, Uri address) => (this.folder, Site, Address) = (folder, site, address);

    public Site Site { get; }

    public Uri Address { get; }

    public int Process => program!.Id;

    /// <summary>PostgreSQL where the environment names one; null without.</summary>
    public static string? Server => Environment.GetEnvironmentVariable("GRIDWORK_BENCH_DB") is { Length: > 0 } server ? server : null;

    // GRIDWORK_BENCH_STORE=Postgres: that one alone.
    public static IReadOnlyList<StoreKind> Stores => Enum.TryParse<StoreKind>(Environment.GetEnvironmentVariable("GRIDWORK_BENCH_STORE"), out var only) ? [only]
        : Server is null ? [StoreKind.Sqlite] : [StoreKind.Sqlite, StoreKind.Postgres];

    public static string NameOf(StoreKind store) => store is StoreKind.Sqlite ? "SQLite" : "PostgreSQL";

    /// <summary>Made, not yet started.</summary>
    public static async Task<Running> Make(StoreKind store)
    {
        var data = Directory.CreateTempSubdirectory("gridwork-bench-").FullName;
        if (store is StoreKind.Postgres)
        {
            await using var server = new NpgsqlConnection(Server);
            await server.OpenAsync();
            await using var command = new NpgsqlCommand($"DROP SCHEMA IF EXISTS site_{County} CASCADE; DROP SCHEMA IF EXISTS gridwork CASCADE", server);
            await command.ExecuteNonQueryAsync();
        }

        var place = store is StoreKind.Sqlite ? Path.Combine(data, "sites", $"{County}.db") : Server!;
        var made = new Running(data, new Site(County, County, AreaCode.Of(County), [], store, place, Demo: false), new Uri($"http://127.0.0.1:{FreePort()}"));
        await made.Command("site", "add", "--root", County);
        return made;
    }

    public GridworkDb Open() => SiteStore.Shared.Open(Site);

    /// <summary>Seconds until the first page was there.</summary>
    public async Task<double> Start()
    {
        var since = Stopwatch.GetTimestamp();
        program = Begin("--urls", Address.ToString());
        using var http = new HttpClient();
        while (Stopwatch.GetElapsedTime(since) < Patience && !program.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "/"));
                if (answer.IsSuccessStatusCode)
                {
                    return Stopwatch.GetElapsedTime(since).TotalSeconds;
                }
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }

        throw new InvalidOperationException("The program did not come up.");
    }

    /// <summary>At once, as by a power cut.</summary>
    public async Task Kill()
    {
        if (program is { HasExited: false })
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }

    /// <summary>A key for the whole county.</summary>
    public async Task<string> Key()
    {
        await using var db = Open();
        var (key, secret) = IntakeKey.Make("bench", AreaCode.Of(County), Channel.Outside, int.MaxValue, "bench", TimeProvider.System.GetUtcNow());
        db.Add(key);
        await db.SaveChangesAsync();
        return secret;
    }

    /// <summary>Of somebody of a role in the town, signed in.</summary>
    public async Task<string> Cookies(string role)
    {
        var jar = new CookieContainer();
        using var http = await SignedIn(role, Town, jar);
        return jar.GetCookieHeader(Address);
    }

    /// <summary>Somebody of a role in the town, signed in.</summary>
    public async Task<HttpClient> SignedIn(string role, string area = Town, CookieContainer? jar = null)
    {
        var user = $"{role}{area}";
        var told = await Command("user", "add", "--user", user, "--name", user, "--role", role, "--area", area, "--site", County);
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = jar ?? new CookieContainer(), UseCookies = true }) { BaseAddress = Address };
        await Send(http, WebUtility.HtmlDecode(FirstLink().Match(told).Value), ("Form.Password", Password), ("Form.PasswordAgain", Password));
        await Send(http, "/sign-in", ("Form.Name", user), ("Form.Password", Password));
        using var page = await http.GetAsync(new Uri("/matters", UriKind.Relative));
        return page.IsSuccessStatusCode && page.RequestMessage!.RequestUri!.AbsolutePath == "/matters" ? http : throw new InvalidOperationException($"Not signed in: {told}");
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        program?.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Send(HttpClient http, string page, params (string Name, string Value)[] typed)
    {
        var html = await http.GetStringAsync(new Uri(page, UriKind.Relative));
        var form = html[html.IndexOf("Form.Password\"", StringComparison.Ordinal)..];
        var hidden = Hidden().Matches(html[..^form.Length][html[..^form.Length].LastIndexOf("<form", StringComparison.Ordinal)..]).Concat(Hidden().Matches(form[..form.IndexOf("</form>", StringComparison.Ordinal)]));
        using var content = new FormUrlEncodedContent([.. hidden.Select(h => KeyValuePair.Create(h.Groups["name"].Value, WebUtility.HtmlDecode(h.Groups["value"].Value))), .. typed.Select(t => KeyValuePair.Create(t.Name, t.Value))]);
        using var answer = await http.PostAsync(new Uri(page, UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<string> Command(params string[] words)
    {
        using var command = Begin(words);
        var told = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return command.ExitCode == 0 ? told : throw new InvalidOperationException($"{string.Join(' ', words)} ends with {command.ExitCode}: {told}");
    }

    private Process Begin(params string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(Program, "Gridwork"), words)
        {
            WorkingDirectory = Program,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["GRIDWORK_VAR"] = folder;
        start.Environment["GRIDWORK_DATABASE"] = Site.Store is StoreKind.Postgres ? Server : "";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Backup__Daily"] = "false"; // it is taken in the small hours, and takes a core while it lasts
        var begun = System.Diagnostics.Process.Start(start)!;
        if (words[0] == "--urls")
        {
            begun.OutputDataReceived += (_, _) => { }; // read, so that it never waits for a reader
            begun.BeginOutputReadLine();
        }

        return begun;
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"/sign-in/first\?\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstLink();

    [GeneratedRegex("""<input[^>]*type="hidden"[^>]*name="(?<name>[^"]+)"[^>]*value="(?<value>[^"]*)"|<input[^>]*name="(?<name>__RequestVerificationToken)"[^>]*value="(?<value>[^"]*)" """, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();
}
