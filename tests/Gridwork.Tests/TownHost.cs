using System.Collections.Concurrent;
using System.Data.Common;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Gridwork.Tests;

/// <summary>
/// The real application; only the clock and the sign-in are ours. One per test class, as <c>IClassFixture&lt;TownHost&gt;</c>;
/// every test takes a fresh <see cref="Town"/> on it.
/// </summary>
public sealed class TownHost : WebApplicationFactory<Program>
{
    /// <summary>Thursday morning of the walk; nothing moves it but a test.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 2, 12, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly string folder = Directory.CreateTempSubdirectory("town-").FullName;
    private readonly List<Site> sites = [];

    public FakeTimeProvider Clock { get; } = new(Morning);

    internal CommandCounter Counter { get; } = new();

    /// <summary>Hears all that is logged, whatever the program leaves out of its own log.</summary>
    internal HeardLog? Log { get; init; }

    /// <summary>A site of its own on this database: empty but for what migrations write. It is Thursday 2026-02-12 09:00 again.</summary>
    public async Task<Town> Town(TestDatabase database, bool demo = false)
    {
        var site = (await TestDatabases.Copy(database, folder)) with { Demo = demo };
        sites.Add(site);
        return await Register(site);
    }

    /// <summary>A town on a PostgreSQL that the test started itself, and stops itself.</summary>
    internal async Task<Town> TownOn(string connection) => await Register(await TestDatabases.On(connection));

    private async Task<Town> Register(Site site)
    {
        Clock.AdjustTime(Morning);
        await Services.GetRequiredService<Registry>().Add(site, default);
        return new Town(this, site);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("GRIDWORK_VAR", folder);
        if (Log is { } log)
        {
            builder.ConfigureLogging(logging => logging.AddProvider(log).AddFilter<HeardLog>(category: null, LogLevel.Trace));
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.ConfigureDbContext<GridworkDb>(options => options.AddInterceptors(Counter));
            services.AddTestSignIn();
            services.Remove(services.Single(s => s.ImplementationType == typeof(Rounds))); // a test goes round itself
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (var site in sites)
        {
            await TestDatabases.Drop(site);
        }

        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>绵山镇 (140781105) on a database of its own.</summary>
public sealed class Town
{
    private readonly TownHost host;

    internal Town(TownHost host, Site site) => (this.host, Site) = (host, site);

    internal Site Site { get; }

    public FakeTimeProvider Clock => host.Clock;

    /// <summary>Works with the services of one request to this site.</summary>
    public async Task<T> Scope<T>(Func<IServiceProvider, Task<T>> work, Caller? caller = null)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSite>().Value = Site;
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = caller ?? Caller.System("test");
        return await work(scope.ServiceProvider);
    }

    public Task<T> Db<T>(Func<GridworkDb, Task<T>> work) => Scope(services => work(services.GetRequiredService<GridworkDb>()));

    public async Task<T> Given<T>(T row) where T : class
    {
        await Db(db =>
        {
            db.Add(row);
            return db.SaveChangesAsync();
        });
        return row;
    }

    /// <summary>Someone of this area (or areas, by commas) with these permissions, in no unit.</summary>
    public Browser As(string area, params string[] can) => As(PersonId.New(), area, [], can);

    /// <summary>The same as a member of units.</summary>
    public Browser As(string area, Guid[] units, params string[] can) => As(PersonId.New(), area, units, can);

    public Browser As(PersonId person, string area, Guid[] units, params string[] can)
    {
        var browser = new Browser(Client(), person);
        TestSignIn.Write(browser.Http, person, area, units, can);
        return browser;
    }

    /// <summary>A resident, or anyone before signing in.</summary>
    public Browser Anyone() => new(Client(), Caller.Public.Id);

    /// <summary>How many commands the database got while this was done.</summary>
    public async Task<int> Commands(Func<Task> work)
    {
        var before = host.Counter.Count;
        await work();
        return host.Counter.Count - before;
    }

    /// <summary>How SQLite reads what was asked while this was done: a line for each table and each index.</summary>
    public async Task<IReadOnlyList<string>> Plans(Func<Task> work)
    {
        var plans = host.Counter.Plans = [];
        await work();
        host.Counter.Plans = null;
        return [.. plans];
    }

    internal IServiceProvider Services => host.Services;

    private HttpClient Client() =>
        host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri($"http://{Site.Hosts[0]}") });
}

/// <summary>Counts what a request asks of the database, so that a list that asks once per row is found.</summary>
internal sealed class CommandCounter : DbCommandInterceptor
{
    private int count;

    public int Count => count;

    /// <summary>Null while nobody wants them.</summary>
    public ConcurrentQueue<string>? Plans { get; set; }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (Plans is { } plans && command.Connection is SqliteConnection connection)
        {
            await using var explain = connection.CreateCommand();
            (explain.CommandText, explain.Transaction) = ($"EXPLAIN QUERY PLAN {command.CommandText}", (SqliteTransaction?)command.Transaction);
            explain.Parameters.AddRange(command.Parameters.Cast<SqliteParameter>().Select(p => new SqliteParameter(p.ParameterName, p.Value)));
            await using var rows = await explain.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                plans.Enqueue(rows.GetString(3));
            }
        }

        return result;
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Interlocked.Increment(ref count);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref count);
        return new(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref count);
        return new(result);
    }
}
