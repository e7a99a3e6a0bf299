using Gridwork.Matters;
using Gridwork.Matters.Alarms;
using Gridwork.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

public sealed class AlarmsTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Rows = "table.rows tbody tr";

    [Theory, BothDatabases]
    public async Task The_unit_is_told_at_half_and_four_fifths_and_the_dispatcher_and_the_head_when_it_is_over(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id));
        var head = town.Town.As(MatterTown.TownCode, [town.Works.Id.Value], Can.ReadMatters, Can.LeadUnit);
        var others = town.Town.As(MatterTown.TownCode, [town.Police.Id.Value], Can.ReadMatters, Can.HandleMatters, Can.LeadUnit);
        async Task<(int Worker, int Dispatcher, int Head)> Told() => (await Count(town.Worker), await Count(town.Dispatcher), await Count(head));

        await Ring(town, "2026-02-24 13:59");
        Assert.Equal((0, 0, 0), await Told());
        await Ring(town, "2026-02-24 14:00");
        await Ring(town, "2026-02-24 14:01");
        Assert.Equal((1, 0, 0), await Told());
        await Ring(town, "2026-02-26 08:00");
        Assert.Equal((2, 0, 0), await Told());
        await Ring(town, "2026-02-27 00:00");
        await Ring(town, "2026-02-27 09:00");
        Assert.Equal((2, 1, 1), await Told());
        Assert.Equal(0, await Count(others));
        Assert.Equal(matter.Version, (await town.Now(matter.Id)).Version); // nobody who is typing an act is turned away
        Assert.Contains(matter.Number, (await head.Page("/notices")).QuerySelector(Rows)!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await Count(town.Town.As("140781106", Can.ReadMatters, Can.DispatchMatters)));
    }

    [Theory, BothDatabases]
    public async Task A_suspended_matter_is_looked_at_on_its_day_and_goes_on_by_itself_after_a_year(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id).Taken().Suspended(days: 30));

        await Ring(town, "2026-03-13 23:59");
        Assert.Equal(0, await Count(town.Dispatcher));
        await Ring(town, "2026-03-14 00:00");
        await Ring(town, "2026-03-15 00:00");
        Assert.Equal(1, await Count(town.Dispatcher));
        Assert.Equal(MatterState.Suspended, (await town.Now(matter.Id)).State);

        await Ring(town, "2027-02-13 00:00");
        Assert.Equal(MatterState.Handling, (await town.Now(matter.Id)).State);
    }

    [Theory, BothDatabases]
    public async Task Fifty_notices_are_a_page(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        for (var i = 0; i < 60; i++)
        {
            await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id));
        }

        await Ring(town, "2026-02-24 14:00");

        var first = await town.Worker.Page("/notices");
        var second = await town.Worker.Page(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal((50, 10), (first.QuerySelectorAll(Rows).Length, second.QuerySelectorAll(Rows).Length));
    }

    [Theory, BothDatabases]
    public async Task A_matter_whose_clocks_cannot_be_read_keeps_no_other_from_ringing(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var broken = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id));
        await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id));
        await town.Town.Db(db => db.Database.ExecuteSqlAsync($"UPDATE matters SET clocks = 'nonsense' WHERE number = {broken.Number}"));

        await Ring(town, "2026-02-24 14:00");

        Assert.Equal(1, await Count(town.Worker));
    }

    [Theory, BothDatabases]
    public async Task The_self_test_rings_what_is_due_and_says_on_the_page_what_it_could_not(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var keeper = town.Town.As(MatterTown.TownCode, Gridwork.Platform.Jobs.Can.KeepJobs);
        var broken = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id));
        await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id));
        Assert.Contains("还没有轮到", await Told(), StringComparison.Ordinal);
        await Test();
        Assert.Contains("正常", await Told(), StringComparison.Ordinal);

        town.Town.Clock.AdjustTime(DateTimeOffset.Parse("2026-02-24 14:00+08:00", System.Globalization.CultureInfo.InvariantCulture));
        await town.Town.Db(db => db.Database.ExecuteSqlAsync($"UPDATE matters SET clocks = 'nonsense' WHERE number = {broken.Number}"));
        await Test();
        Assert.Equal(1, await Count(town.Worker));
        Assert.Contains("有 1 件到了提醒时间却提醒不了", await Told(), StringComparison.Ordinal);

        Task Test() => town.Town.Scope(async s =>
        {
            await s.GetRequiredService<RunSelfTests>().Run(default);
            return 0;
        });

        async Task<string> Told() => (await keeper.Page("/jobs")).QuerySelector("[aria-labelledby=selftests]")!.TextContent;
    }

    private static async Task Ring(MatterTown town, string moment)
    {
        town.Town.Clock.AdjustTime(DateTimeOffset.Parse($"{moment}+08:00", System.Globalization.CultureInfo.InvariantCulture));
        await town.Town.Scope(s => s.GetRequiredService<RingAlarms>().Run(default));
    }

    private static async Task<int> Count(Browser browser) => (await browser.Page("/notices")).QuerySelectorAll(Rows).Length;
}
