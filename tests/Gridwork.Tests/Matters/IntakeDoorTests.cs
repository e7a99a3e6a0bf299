using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.Reporting;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

public sealed class IntakeDoorTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task Sixty_four_at_once_get_as_many_numbers_without_a_gap_by_a_few_commits(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var alone = await town.Town.Commands(() => Keep(town.Town, Read(MatterTown.Village, "先到的一件")));

        var commands = await town.Town.Commands(() => Task.WhenAll(Enumerable.Range(0, 64).Select(i => Keep(town.Town, Read(MatterTown.Village, $"第 {i} 盏路灯不亮")))));

        Assert.Equal(Enumerable.Range(1, 65).Select(n => $"2026-{n:D6}").ToArray(), await Numbers(town.Town));
        Assert.Equal(65, await town.Town.Db(db => db.Everywhere<TrailLine>().CountAsync(l => l.Act == "matters.report")));
        Assert.Equal(65, await town.Town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Act == "matters.report").Select(l => l.Subject).Distinct().CountAsync()));
        Assert.True(commands < alone * 64 * 3 / 4, $"{commands} commands for 64 reports, where one alone takes {alone}.");
    }

    [Theory, BothDatabases]
    public async Task One_that_cannot_be_kept_harms_nobody_else_and_takes_no_number(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var bad = Read("140781105999", "没有这个村") with { Whom = new Whom(Unit: null, UnitName: null, "那个人", [], Held: true) }; // of a place that the site has not

        var all = Enumerable.Range(0, 20).Select(i => i == 7 ? Keep(town.Town, bad) : Keep(town.Town, Read(MatterTown.Village, $"第 {i} 盏路灯不亮"))).ToList();
        await Task.WhenAll(all).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.IsAssignableFrom<DbUpdateException>(all[7].Exception!.InnerException);
        Assert.All(await Task.WhenAll(all.Where((_, i) => i != 7)), Assert.True);
        Assert.Equal(Enumerable.Range(1, 19).Select(n => $"2026-{n:D6}").ToArray(), await Numbers(town.Town));
    }

    [Theory, BothDatabases]
    public async Task The_same_one_twice_at_once_is_kept_once(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var id = MatterId.New();

        var kept = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Keep(town.Town, Read(MatterTown.Village, "路灯不亮", i % 2 == 0 ? id : MatterId.New()))));

        Assert.Equal(7, kept.Count(k => k));
        Assert.Equal(Enumerable.Range(1, 7).Select(n => $"2026-{n:D6}").ToArray(), await Numbers(town.Town));
    }

    [Theory, BothDatabases]
    public async Task The_same_one_at_two_nodes_at_once_is_kept_once_and_both_are_told(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        IntakeDoor Node() => new(town.Town.Services.GetRequiredService<IServiceScopeFactory>());
        var (nodes, id, kept) = (new[] { Node(), Node() }, MatterId.New(), Array.Empty<Task<bool>>());

        // Somebody has the numbers: both have seen that it is new, and wait.
        await town.Town.Db(db => db.InTransaction(
            async ct =>
            {
                await db.Next("matter-2026", 0, ct);
                kept = [.. nodes.Select(node => node.Keep(town.Town.Site, Read(MatterTown.Village, "路灯不亮", id), default))];
                await Task.Delay(TimeSpan.FromMilliseconds(700), ct);
                return 0;
            },
            default));

        Assert.Single(await Task.WhenAll(kept), k => k);
        Assert.Equal(["2026-000001"], await Numbers(town.Town));
    }

    [Theory, BothDatabases]
    public async Task Each_year_has_its_own_numbers_also_in_one_lot(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var newYear = new DateTimeOffset(2027, 1, 1, 0, 0, 1, TimeSpan.FromHours(8));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Keep(town.Town, Read(MatterTown.Village, "路灯不亮", at: i < 3 ? TownHost.Morning : newYear))));

        Assert.Equal(["2026-000001", "2026-000002", "2026-000003", "2027-000001", "2027-000002", "2027-000003", "2027-000004", "2027-000005"], await Numbers(town.Town));
    }

    [Theory, BothDatabases]
    public async Task Who_has_left_before_the_turn_came_left_nothing(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Keep(town.Town, Read(MatterTown.Village, "路灯不亮"), left.Token));
        await Keep(town.Town, Read(MatterTown.Village, "井盖没了"));

        Assert.Equal(["2026-000001"], await Numbers(town.Town));
    }

    private static ReadReport Read(string area, string text, MatterId? id = null, DateTimeOffset? at = null) => new(
        Matter.Report(id ?? MatterId.New(), text, AreaCode.Of(area), "", Channel.Page, new Actor(Caller.Public.Id, "", at ?? TownHost.Morning), MatterBuilder.Usual), [], Whom: null, Caller.Public, MayHavePhotos: true);

    private static Task<bool> Keep(Town town, ReadReport report, CancellationToken ct = default) =>
        town.Services.GetRequiredService<IntakeDoor>().Keep(town.Site, report, ct);

    private static Task<string[]> Numbers(Town town) => town.Db(db => db.Everywhere<Matter>().Select(m => m.Number).OrderBy(n => n).ToArrayAsync());
}
