using Gridwork.Kernel;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Sites;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Gridwork.Tests.Platform.Jobs;

/// <summary>Several nodes on one registry.</summary>
public sealed class LeasesTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly string folder = Directory.CreateTempSubdirectory("leases-").FullName;
    private readonly FakeTimeProvider clock = new(TownHost.Morning);
    private Site? site;

    [Theory, BothDatabases]
    public async Task One_node_holds_a_lease_and_it_goes_over_when_its_time_is_up(TestDatabase database)
    {
        var registry = await Registry(database);
        var (one, other) = (new Leases(registry, clock), new Leases(registry, clock));

        Assert.True(await one.Take("a/job", Minute, default));
        Assert.False(await other.Take("a/job", Minute, default));
        Assert.True(await other.Take("b/job", Minute, default));

        clock.Advance(TimeSpan.FromSeconds(40));
        Assert.True(await one.Take("a/job", Minute, default), "Who holds it may take it again before it is over.");
        clock.Advance(Minute);
        Assert.False(await other.Take("a/job", Minute, default), "It is not over before its last moment is.");

        clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.True(await other.Take("a/job", Minute, default));
        Assert.False(await one.Take("a/job", Minute, default), "Who comes back late takes nothing from the one who has it now.");
    }

    [Theory, BothDatabases]
    public async Task Of_many_that_ask_at_once_one_gets_it(TestDatabase database)
    {
        var registry = await Registry(database);
        for (var round = 0; round < 5; round++)
        {
            var told = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new Leases(registry, clock).Take("job", Minute, default))));

            Assert.Single(told, took => took);
            clock.Advance(2 * Minute);
        }
    }

    [Theory, BothDatabases]
    public async Task What_another_node_adds_or_changes_is_known_within_half_a_minute_and_an_absent_registry_takes_nothing_away(TestDatabase database)
    {
        var factory = await Registry(database);
        var ground = GroundOf(database);
        var (one, other) = (Node(), Node());
        await one.Add(Site("140781105"), default);
        Assert.Single(await other.All(default));

        await one.Add(Site("140781106"), default);
        await one.Reroot("140781105", AreaCode.Of("140703105"), default);
        Assert.Equal("140781105", Assert.Single(await other.All(default)).Root.Value);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["140703105", "140781106"], (await other.All(default)).Select(s => s.Root.Value), StringComparer.Ordinal);

        if (database is TestDatabase.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            File.Move(ground.Folder.Registry, ground.Folder.Registry + ".away");
            clock.Advance(TimeSpan.FromSeconds(30));
            Assert.Equal(2, (await other.All(default)).Count);
        }

        Registry Node() => new(factory, ground.Folder, ground, clock, NullLogger<Registry>.Instance);

        Site Site(string code) => ground.NewSite(AreaCode.Of(code), code, [], demo: false);
    }

    private Ground GroundOf(TestDatabase database) => new(new DataFolder(folder), database is TestDatabase.Postgres ? site!.Connection : null);

    private async Task<IDbContextFactory<RegistryDb>> Registry(TestDatabase database)
    {
        TestDatabases.SkipWithout(database);
        site = await TestDatabases.Bare(database, folder);
        var ground = GroundOf(database);
        var options = new DbContextOptionsBuilder<RegistryDb>();
        ground.Configure(options);
        var factory = new Factory(options.Options);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new Registry(factory, ground.Folder, ground, TimeProvider.System, NullLogger<Registry>.Instance).Prepare(default)))); // nodes start at once
        return factory;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        await (site is null ? Task.CompletedTask : TestDatabases.Drop(site));
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Factory(DbContextOptions<RegistryDb> options) : IDbContextFactory<RegistryDb>
    {
        public RegistryDb CreateDbContext() => new(options);
    }
}
