using Gridwork.Platform.Jobs;
using Gridwork.Platform.Sites;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gridwork.Tests.Platform.Jobs;

public sealed class RoundsTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task A_site_that_sleeps_is_looked_at_every_half_minute_and_one_that_is_awake_each_second(TestDatabase database)
    {
        var town = await host.Town(database);
        var looked = 0;
        var rounds = Rounds(town, new Job("test.look", TimeSpan.FromSeconds(1), (services, _) =>
        {
            looked += services.GetRequiredService<CurrentSite>().Value.Code == town.Site.Code ? 1 : 0;
            return Task.CompletedTask;
        }));
        async Task After(int seconds)
        {
            town.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await rounds.Go(default);
        }

        await After(0);
        var first = looked;
        await After(1);
        await After(28);
        Assert.Equal(first, looked);
        await After(1);
        Assert.Equal(first + 1, looked);

        await town.Given(new Gridwork.Tests.Matters.MatterBuilder().Build());
        await After(1);
        Assert.Equal(first + 2, looked);
        await After(1);
        Assert.Equal(first + 2, looked);
    }

    [Theory, BothDatabases]
    public async Task A_job_that_throws_comes_round_again_and_keeps_no_other_from_its_turn(TestDatabase database)
    {
        var town = await host.Town(database);
        var (failed, other) = (0, 0);
        var rounds = Rounds(town,
            new Job("test.fails", TimeSpan.FromSeconds(1), (_, _) => throw new InvalidOperationException($"{++failed}")),
            new Job("test.other", TimeSpan.FromSeconds(1), (_, _) => Task.FromResult(++other)));

        await rounds.Go(default);
        town.Clock.Advance(TimeSpan.FromSeconds(30));
        await rounds.Go(default);

        Assert.True(failed >= 2 && other >= 2, $"{failed} {other}");
    }

    private static Rounds Rounds(Town town, params Job[] jobs)
    {
        var services = town.Services;
        return new Rounds(jobs, services.GetRequiredService<Registry>(), new Leases(services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<RegistryDb>>(), town.Clock),
            services.GetRequiredService<Wakes>(), services.GetRequiredService<IServiceScopeFactory>(), town.Clock, NullLogger<Rounds>.Instance);
    }
}
