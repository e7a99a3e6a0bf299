using Gridwork.Areas;
using Gridwork.Areas.ClosingGrid;
using Gridwork.Areas.OpeningGrid;
using Gridwork.Kernel;
using Gridwork.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Areas;

public sealed class GridsTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly AreaCode Village = AreaCode.Of("140781105204");
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Theory, BothDatabases]
    public async Task A_grid_gets_the_next_number_of_its_village_and_a_closed_ones_is_never_given_again(TestDatabase database)
    {
        var town = await Ground(database);

        Assert.Equal("140781105204001", await Open(town, "一格"));
        Assert.Equal("140781105204002", await Open(town, "二格"));
        Assert.Null(await Close(town, "140781105204002", Start.AddDays(30)));

        Assert.Equal("140781105204003", await Open(town, "二格"));
        var closed = await town.Db(db => db.Everywhere<Area>().SingleAsync(a => a.Code == AreaCode.Of("140781105204002")));
        Assert.True(closed.ValidOn(Start.AddDays(30)));
        Assert.False(closed.ValidOn(Start.AddDays(31)));
    }

    [Theory, BothDatabases]
    public async Task A_number_that_an_import_brought_is_passed_over(TestDatabase database)
    {
        var town = await Ground(database);
        await town.Given(Area.Of(AreaCode.Of("140781105204001"), "老一格", Start, GridKind.Base));

        Assert.Equal("140781105204002", await Open(town, "一格"));
    }

    [Theory, BothDatabases]
    public async Task A_grid_is_opened_only_in_a_village_that_stands_and_is_mine(TestDatabase database)
    {
        var town = await Ground(database);
        await town.Db(async db =>
        {
            db.Add(Area.Of(AreaCode.Of("140781105"), "绵山镇", Start));
            db.Add(Area.Of(AreaCode.Of("140781105205"), "常乐村民委员会", Start));
            (await db.Everywhere<Area>().SingleAsync(a => a.Code == Village)).Close(Start);
            return await db.SaveChangesAsync();
        });

        Assert.IsType<NotAVillage>((await Run(town, "140781105", "甲", "140781105")).Problem);
        Assert.IsType<AreaClosed>((await Run(town, Village.Value, "甲", "140781105")).Problem);
        Assert.IsType<NoSuchArea>((await Run(town, "140781105205", "甲", "140781105220")).Problem);
        Assert.True((await Run(town, "140781105205", "甲", "140781105")).Ok);
    }

    [Theory, BothDatabases]
    public async Task Names_are_read_again_after_a_change_and_known_by_their_day(TestDatabase database)
    {
        var town = await Ground(database);
        Assert.Equal("西内封村", await Name(town));

        await town.Db(async db =>
        {
            (await db.Everywhere<Area>().SingleAsync(a => a.Code == Village)).Rename("西内封社区居民委员会", new(2026, 2, 13));
            return await db.SaveChangesAsync();
        });

        Assert.Equal("西内封村", await Name(town));
        town.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("西内封社区", await Name(town));
    }

    private async Task<Town> Ground(TestDatabase database)
    {
        var town = await host.Town(database);
        await town.Given(Area.Of(Village, "西内封村民委员会", Start));
        return town;
    }

    private static async Task<string> Open(Town town, string name) => (await Run(town, Village.Value, name, "140781105")).Value.Value;

    private static Task<Result<AreaCode>> Run(Town town, string village, string name, string scope) => town.Scope(
        s => s.GetRequiredService<OpenGrid>().Run(AreaCode.Of(village), new() { Village = village, Name = name, Kind = GridKind.Base, From = Start }, default), Surveyor(scope));

    private static Task<Problem?> Close(Town town, string grid, DateOnly lastDay) =>
        town.Scope(s => s.GetRequiredService<CloseGrid>().Run(AreaCode.Of(grid), new() { LastDay = lastDay, Reason = "并入一格" }, default), Surveyor("140781105"));

    private static async Task<string> Name(Town town) =>
        await town.Scope(async s => (await s.GetRequiredService<AreaBooks>().Today(default)).Name(Village));

    private static Caller Surveyor(string area) =>
        new(PersonId.New(), "田宁", new Dictionary<string, AreaScope>(StringComparer.Ordinal) { [Can.ManageAreas] = new(AreaCode.Of(area)) }, new HashSet<Guid>());
}
