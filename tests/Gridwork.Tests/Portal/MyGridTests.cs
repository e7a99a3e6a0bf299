using System.Net;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Platform.SignIn;
using Gridwork.Tests.Areas;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using Can = Gridwork.Areas.Can;

namespace Gridwork.Tests.Portal;

public sealed class MyGridTests(TownHost host) : IClassFixture<TownHost>
{
    private const string One = MatterTown.Village + "001";
    private const string Two = MatterTown.Village + "002";
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Theory, BothDatabases]
    public async Task Anybody_learns_the_name_and_the_office_telephone_by_place_or_by_point_and_nothing_more(TestDatabase database)
    {
        var town = await Ground(database);
        var resident = town.Anyone();

        var village = await resident.Page($"/my-grid?place={MatterTown.Village}");
        Assert.Equal([$"/my-grid?place={One}", $"/my-grid?place={Two}"], village.QuerySelectorAll("main section li a").Select(a => a.GetAttribute("href")), StringComparer.Ordinal);
        var one = Facts(await resident.Page($"/my-grid?place={One}"));
        Assert.Equal(["绵山镇西内封村", "郭平", "0354-555 0204 西内封村委会", One], one.Select(f => f.Split('|')[1]), StringComparer.Ordinal);
        Assert.Contains("郭全", Facts(await resident.Page($"/my-grid?place={Two}"))[1], StringComparison.Ordinal);
        Assert.DoesNotContain("13800000000", (await resident.Page($"/my-grid?place={One}")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Empty(Assert.Single(village.QuerySelectorAll("figure.ground-map path")).ClassList);
        Assert.Equal("here", (await resident.Page($"/my-grid?place={One}")).QuerySelector("figure.ground-map path")!.ClassName);
        var found = await Point(resident, "112.005", "37.005");
        Assert.Equal($"/my-grid?place={One}", found.Headers.Location!.ToString());
        Assert.Contains("还没有划进网格", await Refused(resident, "112.5", "37.5"), StringComparison.Ordinal);
        Assert.Contains("经纬度写反了", await Refused(resident, "37.005", "112.005"), StringComparison.Ordinal);
        Assert.Contains("不在中国", await Refused(resident, "2.35", "48.85"), StringComparison.Ordinal);
        Assert.NotNull((await Browser.Html(await Point(resident, "", "37"))).QuerySelector("#Form_Lon-wrong"));
    }

    [Theory, BothDatabases]
    public async Task A_point_is_found_by_the_boundaries_of_the_day_as_soon_as_they_are_drawn_and_not_in_a_grid_that_ended(TestDatabase database)
    {
        var town = await Ground(database);
        var resident = town.Anyone();
        await Refused(resident, "112.015", "37.005");
        Assert.Null(await DrawingGroundTests.Saved(town, DrawingGroundTests.Collection(DrawingGroundTests.Square(Two, 0.01, 0, 0.02, 0.01))));
        Assert.Equal($"/my-grid?place={Two}", (await Point(resident, "112.015", "37.005")).Headers.Location!.ToString());

        await town.Db(async db =>
        {
            (await db.Everywhere<Area>().SingleAsync(a => a.Code == AreaCode.Of(Two))).Close(new DateOnly(2026, 2, 12));
            return await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.Redirect, (await Point(resident, "112.015", "37.005")).StatusCode);
        town.Clock.Advance(TimeSpan.FromDays(1));
        await Refused(resident, "112.015", "37.005");
    }

    [Theory, BothDatabases]
    public async Task The_notice_of_a_grid_opens_a_report_with_the_place_known(TestDatabase database)
    {
        var town = await Ground(database);
        var resident = town.Anyone();
        var notice = await resident.Page($"/grids/{One}/sheet");
        Assert.Contains("郭平", notice.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(notice.QuerySelector("figure.qr path"));
        var address = notice.QuerySelector("main p.code")!.TextContent.Trim();
        Assert.EndsWith($"/report?place={One}", address, StringComparison.Ordinal);

        var report = await resident.Page(new Uri(address).PathAndQuery);
        Assert.Contains("西内封村一格", report.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // A refusal on the way does not lose it.
        var refused = await Browser.Html(await resident.Submit(report, "main form"));
        var where = await resident.Next(await resident.Submit(refused, "main form", ("Form.Text", "路灯不亮三天了")));
        Assert.Equal(One, where.QuerySelector("[name='Form.Place'] option[selected]")!.GetAttribute("value"));
        await resident.Next(await resident.SendFrom(where));
        Assert.Equal(One, (await town.Db(db => db.Everywhere<Matter>().SingleAsync())).Area.Value);

        Assert.Equal(HttpStatusCode.OK, (await resident.Get("/report?place=999999")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.Get($"/grids/{MatterTown.Village}/sheet")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.Get($"/grids/{MatterTown.Village}009/sheet")).StatusCode);
    }

    private async Task<Town> Ground(TestDatabase database)
    {
        var town = (await MatterTown.In(await host.Town(database))).Town;
        await town.Given(Area.Of(AreaCode.Of(One), "西内封村一格", Start, GridKind.Base));
        await town.Given(Area.Of(AreaCode.Of(Two), "西内封村二格", Start, GridKind.Base));
        await town.Given(Unit.Of(UnitKind.VillageCommittee, "西内封村委会", "介休市绵山镇西内封村民委员会", AreaCode.Of(MatterTown.Village), Start, "0354-555 0204"));
        await town.Given(Role.Of(GridFaces.Worker, "网格员", "Grid worker", Can.ReadAreas));
        await town.Given(Role.Of("grid-head", "网格长", "Grid head", Can.ReadAreas));
        await Serves(town, "郭平", One, GridFaces.Worker);
        await Serves(town, "郭全", MatterTown.Village, GridFaces.Worker);
        await Serves(town, "郭长", One, "grid-head");
        var left = await Serves(town, "郭去", One, GridFaces.Worker);
        await town.Db(async db =>
        {
            (await db.Everywhere<Post>().SingleAsync(p => p.Id == left)).End(new DateOnly(2026, 2, 11));
            return await db.SaveChangesAsync();
        });
        Assert.Null(await DrawingGroundTests.Saved(town, DrawingGroundTests.Collection(DrawingGroundTests.Square(One, 0, 0, 0.01, 0.01))));
        return town;
    }

    private static async Task<PostId> Serves(Town town, string name, string area, string role)
    {
        var id = Guid.CreateVersion7();
        var account = await town.Given(new Account { Id = id, Name = name, UserName = $"u{id:N}", NormalizedUserName = $"U{id:N}".ToUpperInvariant(), PhoneNumber = "13800000000" });
        return (await town.Given(Post.At(AreaCode.Of(area), account.Person, role, Start))).Id;
    }

    private static Task<HttpResponseMessage> Point(Browser resident, string lon, string lat) => resident.Submit("/my-grid", "main form[method=post]", ("Form.Lon", lon), ("Form.Lat", lat));

    private static async Task<string> Refused(Browser resident, string lon, string lat)
    {
        var answer = await Point(resident, lon, lat);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await Browser.Html(answer)).QuerySelector("[role=alert]")!.TextContent;
    }

    private static string[] Facts(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll("dl.facts div").Select(d => $"{d.QuerySelector("dt")!.TextContent}|{d.QuerySelector("dd")!.TextContent.Trim()}")];
}
