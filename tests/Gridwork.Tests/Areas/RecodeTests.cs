using System.Net;
using Gridwork.Areas;
using Gridwork.Areas.Demo;
using Gridwork.Areas.Recoding;
using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Recoding;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Can = Gridwork.Areas.Can;
using MattersCan = Gridwork.Matters.Can;

namespace Gridwork.Tests.Areas;

/// <summary>A village becomes a community, a county a district, a grid is divided: what is open moves with a line, what has ended stays, and both are found.</summary>
public sealed partial class RecodeTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Root = "140781105";
    private const string Old = "140781105204";
    private const string New = "140781105404";
    private const string Grid = "140781105204002";
    private const string Table = "旧代码,新代码,新名称,生效日期,依据\n140781105204,140781105404,西内封社区,2026-02-12,介政函〔2026〕9号\n";

    [Theory, BothDatabases]
    public async Task A_village_becomes_a_community_with_all_that_stands_and_is_open_there(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var open = await Reported(town, Grid);
        var closed = await town.Given(new MatterBuilder(Grid).Accepted().Dispatched().Taken().Handled().Closed().Build());
        var worker = await Person(town, "wangge");

        var look = await BroughtTablesTests.Look(keeper, "/areas/recode", Table);
        Assert.Contains("西内封村 140781105204 → 西内封社区 140781105404：网格 6 个、机构 1 个、岗位 3 个、边界 7 条、未办结事项 1 件随之变更", look.QuerySelector("#look")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await town.Db(db => db.Everywhere<Succession>().CountAsync()));

        Assert.Equal("/areas", (await BroughtTablesTests.Take(keeper, look)).Headers.Location?.ToString());

        // Before the round has come, what is open is where it was, and still theirs.
        Assert.Equal([Grid, "140781105204003", "140781105404002", "140781105404003"], (await Scope(town, worker)).Roots.Select(r => r.Value), StringComparer.Ordinal);
        Assert.Equal(1, await Round(town));
        Assert.Equal(0, await Round(town));

        var (now, still) = (await Now(town, open), await Now(town, closed.Id));
        Assert.Equal((New + "002", MatterAct.Recode, "西内封村二格 140781105204002 → 西内封村二格 140781105404002", MatterState.Reported, New), (now.Area.Value, now.Last.Act, now.Last.Note, now.State, now.Village));
        Assert.Equal((Grid, closed.Version), (still.Area.Value, still.Version));
        Assert.Equal(New + "002", (await town.Db(db => db.Everywhere<Reporter>().SingleAsync(r => r.Matter == open))).Area.Value);
        Assert.Equal((6 + 3 + 1, 1), ((await Trail(town, "areas.recode")).Count + 3, (await Trail(town, "units.recode")).Count));

        var (unit, areas) = await town.Db(async db => (await db.Everywhere<Unit>().SingleAsync(u => u.Name == "西内封村委会"), await db.Everywhere<Area>().ToDictionaryAsync(a => a.Code.Value, StringComparer.Ordinal)));
        Assert.Equal((New, new DateOnly(2026, 2, 11), "西内封社区", "西内封村二格"), (unit.Area.Value, areas[Old].ValidTo!.Value, areas[New].NameOn(new(2026, 2, 12)), areas[New + "002"].NameOn(new(2026, 2, 12))));
        var drawn = await town.Db(db => db.Everywhere<Boundary>().Where(b => b.ValidTo == null).Select(b => b.Area).ToListAsync());
        Assert.Equal((0, 7), (drawn.Count(a => a.Value.StartsWith(Old, StringComparison.Ordinal)), drawn.Count(a => a.Value.StartsWith(New, StringComparison.Ordinal))));
        var old = await keeper.Page("/areas/" + Old);
        Assert.Contains("介政函〔2026〕9号", old.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("西内封社区 " + New, old.QuerySelector($"main a[href='/areas/{New}']")!.TextContent);
    }

    [Theory, BothDatabases]
    public async Task Old_and_new_code_find_what_was_and_what_is(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var open = await Reported(town, Grid);
        var closed = await town.Given(new MatterBuilder(Grid).Accepted().Dispatched().Taken().Handled().Closed().Build());
        await BroughtTablesTests.Take(keeper, await BroughtTablesTests.Look(keeper, "/areas/recode", Table));
        await Round(town);

        var scope = await Scope(town, await Person(town, "gezhang"));
        var head = town.As(string.Join(',', scope.Roots), MattersCan.ReadMatters);
        foreach (var code in (string[])[Old, New])
        {
            Assert.Equal([(await Now(town, open)).Number], await Numbers(head, $"/matters?Village={code}"), StringComparer.Ordinal);
            Assert.Equal([closed.Number], await Numbers(head, $"/matters?Village={code}&View=Closed"), StringComparer.Ordinal);
        }

        var resident = town.Anyone();
        Assert.Contains("西内封村二格", (await resident.Page($"/report?place={Grid}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(New + "002", (await resident.Page($"/report?place={Grid}")).QuerySelector("[name='Form.Place']")!.GetAttribute("value"));
        Assert.Contains("西内封村二格", (await resident.Page($"/my-grid?place={Grid}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await head.Get($"/matters/{closed.Id.Value}")).StatusCode);
        Assert.Contains("绵山镇西内封村二格", (await head.Page($"/matters/{closed.Id.Value}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_ended_and_begins_again_comes_to_the_code_of_today(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var closed = await town.Given(new MatterBuilder(Grid).Accepted().Dispatched().Taken().Handled().Closed().Build());
        await BroughtTablesTests.Take(keeper, await BroughtTablesTests.Look(keeper, "/areas/recode", Table));
        Assert.Equal(0, await Round(town));

        var dispatcher = town.As(Root, MattersCan.ReadMatters, MattersCan.DispatchMatters);
        var page = await dispatcher.Page($"/matters/{closed.Id.Value}/reopen");
        Assert.Equal(HttpStatusCode.Found, (await dispatcher.Submit(page, "main form", ("Form.Reason", "木料又堆回来了，要再清一次。"))).StatusCode);

        Assert.Equal(1, await Round(town));
        Assert.Equal((New + "002", MatterState.Accepted), ((await Now(town, closed.Id)).Area.Value, (await Now(town, closed.Id)).State));
    }

    [Theory, BothDatabases]
    public async Task A_county_becomes_a_district_and_the_site_goes_on_under_its_own_name(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var open = await Reported(town, Grid);
        var closed = await town.Given(new MatterBuilder(Old).Accepted().Dispatched().Taken().Handled().Closed().Build());
        var look = await BroughtTablesTests.Look(keeper, "/areas/recode", "old,new,name,basis\n140781,140703,介休区,国函〔2026〕1号\n");
        Assert.Equal("/areas", (await BroughtTablesTests.Take(keeper, look)).Headers.Location?.ToString());

        var site = (await host.Services.GetRequiredService<Registry>().All(default)).Single(s => s.Code == town.Site.Code);
        Assert.Equal("140703105", site.Root.Value);
        await Round(town);
        Assert.Equal("140703105204002", (await Now(town, open)).Area.Value);
        var scope = await Scope(town, await Person(town, "shouli"));
        Assert.Equal(["140703105", Root], scope.Roots.Select(r => r.Value), StringComparer.Ordinal);
        var clerk = town.As(string.Join(',', scope.Roots), MattersCan.ReadMatters, MattersCan.AcceptMatters);
        Assert.Equal([closed.Number], await Numbers(clerk, "/matters?View=Closed"), StringComparer.Ordinal);
        Assert.Contains("绵山镇西内封村", (await clerk.Page($"/matters/{closed.Id.Value}")).Body!.TextContent, StringComparison.Ordinal);
        var resident = town.Anyone();
        Assert.Equal("140703105204002", (await resident.Page("/report?place=140703105204002")).QuerySelector("[name='Form.Place']")!.GetAttribute("value"));
        // A registry that was away meanwhile is set right by the next round.
        await host.Services.GetRequiredService<Registry>().Reroot(town.Site.Code, AreaCode.Of(Root), default);
        await Round(town);
        Assert.Equal("140703105", (await host.Services.GetRequiredService<Registry>().All(default)).Single(s => s.Code == town.Site.Code).Root.Value);
    }

    [Theory, BothDatabases]
    public async Task Of_a_divided_grid_the_pin_decides_and_else_the_main_line(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var (west, east) = (AreaCode.Of(Old + "011"), AreaCode.Of(Old + "012"));
        var (left, right) = await Halves(town);
        await town.Db(db =>
        {
            db.AddRange(Area.Of(west, "西格", new(2026, 2, 1), GridKind.Base), Area.Of(east, "东格", new(2026, 2, 1), GridKind.Base), Boundary.Of(west, left, new(2026, 2, 1)), Boundary.Of(east, right, new(2026, 2, 1)));
            return db.SaveChangesAsync();
        });
        var pinned = await Reported(town, Grid, Spot.Of(right.PointOnSurface.X, right.PointOnSurface.Y).Value);
        var plain = await Reported(town, Grid);

        await BroughtTablesTests.Take(keeper, await BroughtTablesTests.Look(keeper, "/areas/recode", $"old,new\n{Grid},{west}\n{Grid},{east}\n"));

        Assert.Equal(2, await Round(town));
        Assert.Equal((east, west), ((await Now(town, pinned)).Area, (await Now(town, plain)).Area));
        Assert.Contains(west, (await Scope(town, await Person(town, "wangge"))).Roots);
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_taken_by_halves_before_its_day_or_by_one_who_keeps_a_part(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var later = await BroughtTablesTests.Look(keeper, "/areas/recode", Table.Replace("2026-02-12", "2026-02-13", StringComparison.Ordinal));
        Assert.Contains("到了那天或者之后再办", (await Browser.Html(await BroughtTablesTests.Take(keeper, later))).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        var faulty = await BroughtTablesTests.Look(keeper, "/areas/recode", Table + "140781105299,140781105499,,2026-02-12,\n,140781105498,新村,2026-02-13,\n十二,140781105497,,,\n140781105220,,,,\n");
        Assert.Equal(["3 您的辖区里没有“140781105299”", "4 一张表只能从同一天起", "5 “十二”不是区划代码", "6 空格：新代码"], BroughtTablesTests.Ordered(faulty).Where(l => l[0] != '2'), (a, b) => b.StartsWith(a, StringComparison.Ordinal));
        Assert.Null(faulty.QuerySelector("button[value=save]"));

        var part = await BroughtTablesTests.Look(town.As(Old, Can.ManageAreas), "/areas/recode", Table);
        Assert.Contains("只有管全站地方的人才能办", part.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As(Root, Can.ReadAreas).Get("/areas/recode")).StatusCode);
        Assert.Equal(0, await town.Db(db => db.Everywhere<Succession>().CountAsync()));
    }

    [Fact]
    public void Whatever_belongs_to_a_matter_goes_along_with_it()
    {
        var rows = typeof(Matter).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IOfMatter))).ToHashSet();
        Assert.True(rows.SetEquals(RecodeMatters.Rows.Keys), string.Join(' ', rows.Except(RecodeMatters.Rows.Keys)));
        var lying = typeof(Matter).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IInArea))
            && t.GetProperty("Matter")?.PropertyType == typeof(MatterId) && !t.Name.Contains("Row", StringComparison.Ordinal));
        Assert.Empty(lying.Where(t => t.DeclaringType is null).Except(rows));
    }

    private static Task<MatterId> Reported(Town town, string place, Spot? spot = null) => town.Scope(async services =>
    {
        var report = new Report(Guid.CreateVersion7(), "空院里堆着拆下的木料，占了半边路。", place, "", PlaceUnknown: false, new ContactFields { Name = "陆小满", Phone = "13900000001" }, Spot: spot);
        var made = await services.GetRequiredService<IMatterDesk>().Report(report, default);
        return made.Ok ? new MatterId(made.Value.Id) : throw new InvalidOperationException(made.Problem.Message);
    }, Caller.Public);

    private static Task<Matter> Now(Town town, MatterId id) => town.Db(db => db.Everywhere<Matter>().AsNoTracking().SingleAsync(m => m.Id == id));

    private static Task<int> Round(Town town) => town.Scope(s => s.GetRequiredService<MoveRows>().Run(default), Caller.System("areas.recode"));

    private static Task<PersonId> Person(Town town, string user) => town.Db(async db => new PersonId(await db.Users.Where(u => u.UserName == user).Select(u => u.Id).SingleAsync()));

    private static async Task<AreaScope> Scope(Town town, PersonId person) => (await town.Scope(s => s.GetRequiredService<ICallerSource>().Of(person, default)))!.Scope(MattersCan.ReadMatters);

    private static async Task<IEnumerable<string>> Numbers(Browser who, string list) => (await who.Page(list)).QuerySelectorAll("main tbody tr:not(.band)").Select(r => r.Children[1].TextContent.Trim());

    private static Task<List<string>> Trail(Town town, string act) => town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Act == act).Select(l => l.Subject).ToListAsync());

    private static Task<(Geometry Left, Geometry Right)> Halves(Town town) => town.Db(async db =>
    {
        var whole = (await db.Everywhere<Boundary>().SingleAsync(b => b.Area == AreaCode.Of(Grid))).Shape;
        var box = whole.EnvelopeInternal;
        var half = whole.Factory.ToGeometry(new Envelope(box.MinX, box.Centre.X, box.MinY, box.MaxY));
        return (whole.Intersection(half), whole.Difference(half));
    });

    private async Task<(Town Town, Browser Keeper)> Town(TestDatabase database)
    {
        var town = await host.Town(database);
        await town.Scope(async services =>
        {
            await DemoSite.Fill(services, default);
            return true;
        });
        return (town, town.As(Root, Can.ReadAreas, Can.ManageAreas));
    }
}
