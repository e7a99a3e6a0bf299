using System.Diagnostics;
using Gridwork.Kernel;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Areas;

/// <summary>An installation of its own as it is after the first start, with no site and the real sign-in; and the command line on the same data.</summary>
internal sealed class EmptyHouse : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("house-").FullName;
    private readonly Site bare;

    private EmptyHouse(Site bare) => this.bare = bare;

    public static async Task<EmptyHouse> Start(TestDatabase database, string? mark = null)
    {
        var scratch = Directory.CreateTempSubdirectory("bare-").FullName;
        var house = new EmptyHouse(await TestDatabases.Bare(database, scratch));
        Directory.Delete(scratch, recursive: true);
        if (mark is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(house.folder, mark), "");
        }

        return house;
    }

    private string? Postgres => bare.Store is StoreKind.Postgres ? bare.Connection : null;

    public Browser Visitor(string host = "localhost") =>
        new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri($"http://{host}") }), new PersonId(Guid.Empty));

    /// <summary>As on the screen of a new start: the one before is over.</summary>
    public Task<string> Key() => Services.GetRequiredService<FirstKey>().Make(default);

    public Task<IReadOnlyList<Site>> Sites() => Services.GetRequiredService<Registry>().All(default);

    public async Task<T> Scope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSite>().Value = (await Sites())[0];
        return await work(scope.ServiceProvider);
    }

    /// <summary>The built program with these words, and what it said.</summary>
    public Task<(int Code, string Said)> Command(params string[] words) => Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "Gridwork.dll"), .. words]);

    /// <summary>What <c>./run --practice</c> does before it serves; gives back the folder of the copy.</summary>
    public async Task<string> Practise()
    {
        var (code, said) = await Run("bash", [Path.Combine(Docs.Documents.Root, "tools", "practice"), folder]);
        Assert.True(code == 0, said);
        return Path.Combine(folder, "practice");
    }

    private async Task<(int Code, string Said)> Run(string what, IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(what, words)
        {
            WorkingDirectory = AppContext.BaseDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["GRIDWORK_VAR"], start.Environment["GRIDWORK_DATABASE"], start.Environment["LC_ALL"]) = (folder, Postgres, "zh_CN.UTF-8");
        using var program = Process.Start(start)!;
        var said = await Task.WhenAll(program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, string.Concat(said));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("GRIDWORK_VAR", folder);
        builder.UseSetting("GRIDWORK_DATABASE", Postgres);
        builder.UseSetting("Mail:Server", "127.0.0.1");
        builder.UseSetting("Mail:From", "office@example.com");
        builder.UseSetting("Sms:Url", "http://127.0.0.1:9/");
        builder.ConfigureTestServices(services => services.Remove(services.Single(s => s.ImplementationType == typeof(Rounds))));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        await TestDatabases.Drop(bare);
        Directory.Delete(folder, recursive: true);
    }
}
