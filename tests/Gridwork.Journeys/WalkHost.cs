using System.Globalization;
using System.Net;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Journeys;

/// <summary>The program as <c>./run</c> starts it, with its demo site, on a free port; only the time of day is ours.</summary>
public sealed class WalkHost : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("walk-").FullName;

    private (string Key, string Value)[] settings = [];

    private WalkHost() => UseKestrel(server => server.Listen(IPAddress.Loopback, 0));

    public WalkClock Clock { get; } = new(new DateTimeOffset(2026, 2, 12, 9, 0, 0, TimeSpan.FromHours(8)));

    public string Folder => folder;

    public string Address => ClientOptions.BaseAddress.ToString().Replace("[::1]", "127.0.0.1", StringComparison.Ordinal).TrimEnd('/');

    /// <summary>As <c>./run --empty</c> starts it: there is no site.</summary>
    public static WalkHost Empty(params (string Key, string Value)[] settings)
    {
        var host = new WalkHost { settings = settings };
        host.StartServer();
        return host;
    }

    /// <param name="settings">Of the machine, as a file or the environment gives them.</param>
    public static async Task<WalkHost> Start(params (string Key, string Value)[] settings)
    {
        var host = Empty(settings);
        foreach (var module in App.Modules)
        {
            await module.MakeDemo(host.Services, TestContext.Current.CancellationToken);
        }

        return host;
    }

    internal Task<T> Db<T>(Func<GridworkDb, Task<T>> work) => Scope(site => work(site.GetRequiredService<GridworkDb>()));

    internal async Task<T> Scope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSite>().Value = (await Services.GetRequiredService<Registry>().All(TestContext.Current.CancellationToken)).Single();
        return await work(scope.ServiceProvider);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("GRIDWORK_VAR", folder);
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>Says the hour that the journey has reached; waiting goes on in real time.</summary>
public sealed class WalkClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = now;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

    public void Is(string moment) => Now = DateTimeOffset.Parse($"{moment}+08:00", CultureInfo.InvariantCulture);
}
