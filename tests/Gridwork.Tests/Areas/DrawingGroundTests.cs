using System.Globalization;
using System.Net;
using Gridwork.Areas;
using Gridwork.Areas.DrawingGround;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using TrailLine = Gridwork.Platform.Trail.TrailLine;

namespace Gridwork.Tests.Areas;

public sealed class DrawingGroundTests(TownHost host) : IClassFixture<TownHost>
{
    private const string One = MatterTown.Village + "001";
    private const string Two = MatterTown.Village + "002";
    private const string Far = MatterTown.OtherVillage + "001";

    [Theory, BothDatabases]
    public async Task Boundaries_are_looked_at_then_saved_with_a_line_each_and_drawn_anew_from_a_day(TestDatabase database)
    {
        var town = await Ground(database);
        var keeper = town.As(MatterTown.TownCode, Can.ManageAreas);
        string[] both = [Square(One, 0, 0, 0.01, 0.01), Square("西内封村二格", 0.01, 0, 0.02, 0.01, "name")];
        var seen = await Browser.Html(await keeper.Submit("/grids/ground", Look, ("Form.Text", Collection(both)), ("Form.From", "2026-02-01")));
        Assert.Equal(["1", "2"], seen.QuerySelectorAll("#look tbody td:first-child").Select(c => c.TextContent), StringComparer.Ordinal);
        Assert.Equal(0, await town.Db(db => db.Everywhere<Boundary>().CountAsync()));
        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit(seen, Save)).StatusCode);

        var drawn = await town.Db(db => db.Everywhere<Boundary>().AsNoTracking().OrderBy(b => b.Area).ToListAsync());
        Assert.Equal([One, Two], drawn.Select(b => b.Area.Value), StringComparer.Ordinal);
        // 0.01° by 0.01° at 37.0° north by the series for the ellipsoid's degrees: 890.1 m by 1109.8 m.
        Assert.All(drawn, b => Assert.InRange(b.SquareMetres, 986_500, 988_500));
        Assert.All(drawn, b => Assert.True(b.Shape.IsValid));
        Assert.Equal(["grids.draw", "grids.draw"], await Acts(town));
        Assert.Contains(drawn[0].SquareMetres.ToString(CultureInfo.InvariantCulture), (await keeper.Page("/grids")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Contains("和现在的边界完全一样", await Refused(keeper, Collection(both), HttpStatusCode.Conflict), StringComparison.Ordinal);
        var smaller = Collection(Square(Two, 0.01, 0, 0.015, 0.01));
        Assert.Null(await Saved(town, smaller));
        var history = await town.Db(db => db.Everywhere<Boundary>().AsNoTracking().Where(b => b.Area == AreaCode.Of(Two)).OrderBy(b => b.ValidFrom).ToListAsync());
        Assert.Equal([new DateOnly(2026, 2, 11), null], history.Select(b => b.ValidTo));
        Assert.Contains("不能再从更早的日子划", await Row(keeper, Square(Two, 0.01, 0, 0.02, 0.01), "2026-02-05"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_is_no_boundary_is_refused_in_words_and_nothing_of_the_file_is_saved(TestDatabase database)
    {
        var town = await Ground(database);
        var keeper = town.As(MatterTown.TownCode, Can.ManageAreas);
        Assert.Contains("不是 GeoJSON：第 1 行", await Refused(keeper, "{\"type\":"), StringComparison.Ordinal);
        Assert.Contains("里面没有图形", await Refused(keeper, """{"type":"Point","coordinates":[1,2]}"""), StringComparison.Ordinal);
        Assert.Contains("坐标系是 urn:ogc:def:crs:EPSG::2414", await Refused(keeper, """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2414"}},"features":[]}"""), StringComparison.Ordinal);
        Assert.Contains("还没有到", await Refused(keeper, Collection(Square(One, 0, 0, 0.01, 0.01)), HttpStatusCode.UnprocessableEntity, "2026-02-13"), StringComparison.Ordinal);

        Assert.Contains("经纬度写反了：（37，112）", await Row(keeper, Feature(One, "[[37,112],[37.01,112],[37.01,112.01],[37,112]]")), StringComparison.Ordinal);
        Assert.Contains("不在中国", await Row(keeper, Feature(One, "[[500000,4090000],[500100,4090000],[500100,4090100],[500000,4090000]]")), StringComparison.Ordinal);
        Assert.Contains("没有闭合", await Row(keeper, Feature(One, "[[112,37],[112.01,37],[112.01,37.01],[112,37.01]]")), StringComparison.Ordinal);
        Assert.Contains("没有闭合", await Row(keeper, Feature(One, "[[112,37],[112.01,37],[112,37]]")), StringComparison.Ordinal);
        Assert.Contains("自己交叉", await Row(keeper, Feature(One, "[[112,37],[112.01,37.01],[112.01,37],[112,37.01],[112,37]]")), StringComparison.Ordinal);
        Assert.Contains("不是两个数", await Row(keeper, Feature(One, "[[\"112\",37],[112.01,37],[112,37.01],[\"112\",37]]")), StringComparison.Ordinal);
        Assert.Contains("围不出", await Row(keeper, $$$"""{"type":"Feature","properties":{"code":"{{{One}}}"},"geometry":{"type":"LineString","coordinates":[[112,37],[112.01,37]]}}"""), StringComparison.Ordinal);
        Assert.Contains("没有写明", await Row(keeper, Square("", 0, 0, 0.01, 0.01)), StringComparison.Ordinal);
        Assert.Contains("没有叫“九格”", await Row(keeper, Square("九格", 0, 0, 0.01, 0.01)), StringComparison.Ordinal);
        Assert.Contains("没有叫“140781105”", await Row(keeper, Square(MatterTown.TownCode, 0, 0, 0.01, 0.01)), StringComparison.Ordinal);

        string[] twice = [Square(One, 0, 0, 0.01, 0.01), Square(One, 0.02, 0, 0.03, 0.01), Square(Two, 0.005, 0, 0.02, 0.01)];
        var seen = await Browser.Html(await keeper.Submit("/grids/ground", Look, ("Form.Text", Collection(twice)), ("Form.From", "2026-02-12")));
        Assert.Null(seen.QuerySelector(Save));
        Assert.Equal(["第一次划定。", "和第 1 个图形是同一个地方。"], Rows(seen).Take(2), StringComparer.Ordinal);
        Assert.Matches("和西内封村一格重叠 49\\d{4} 平方米", Rows(seen)[2]);
        Assert.IsType<GroundHasFaults>(await Saved(town, Collection(twice)));
        Assert.Equal(0, await town.Db(db => db.Everywhere<Boundary>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_grid_lies_in_its_village_and_a_sliver_goes_to_the_neighbour(TestDatabase database)
    {
        var town = await Ground(database);
        var keeper = town.As(MatterTown.TownCode, Can.ManageAreas);
        Assert.Null(await Saved(town, Collection(Square(MatterTown.Village, 0, 0, 0.02, 0.01), Square(One, 0, 0, 0.01, 0.01))));
        Assert.Matches("有 \\d+ 平方米超出西内封村的边界", await Row(keeper, Square(Two, 0.01, 0, 0.0201, 0.01)));
        Assert.Matches("西内封村一格会有 \\d+ 平方米落在外面", await Row(keeper, Square(MatterTown.Village, 0.001, 0, 0.02, 0.01)));

        // Half a metre into the neighbour, and half a metre over the village's line: 0.5 m is 0.0000056°.
        Assert.Contains("贴到邻近边界", await Row(keeper, Square(Two, 0.0099944, 0, 0.0200056, 0.01)), StringComparison.Ordinal);
        Assert.Null(await Saved(town, Collection(Square(Two, 0.0099944, 0, 0.0200056, 0.01))));
        var (one, two) = (await Shape(town, One), await Shape(town, Two));
        Assert.InRange(one.Intersection(two).Area, 0, 1e-9);
        Assert.True((await Shape(town, MatterTown.Village)).Covers(two));
        // The same width counts as a dispute when the site says so.
        var setting = town.As(MatterTown.TownCode, Gridwork.Platform.Settings.Can.KeepSettings);
        Assert.Equal(HttpStatusCode.Found, (await setting.Submit("/settings/sliver", ("Form.Centimetres", "20"), ("Form.From", "2026-02-12"), ("Form.Source", "测试编的"))).StatusCode);
        Assert.Contains("重叠", await Row(keeper, Square(Two, 0.0099944, 0, 0.02, 0.01)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_draws_another_villages_ground_and_only_keepers_draw(TestDatabase database)
    {
        var town = await Ground(database);
        var keeper = town.As(MatterTown.Village, Can.ManageAreas);
        Assert.Contains("没有叫“", await Row(keeper, Square(Far, 0, 0, 0.01, 0.01)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As(MatterTown.TownCode, Can.ReadAreas).Get("/grids/ground")).StatusCode);
    }

    private const string Look = "button[value=look]";
    private const string Save = "button[value=save]";

    private async Task<Town> Ground(TestDatabase database)
    {
        var town = (await MatterTown.In(await host.Town(database))).Town;
        var from = new DateOnly(2026, 1, 1);
        foreach (var (code, name) in new[] { (One, "西内封村一格"), (Two, "西内封村二格"), (Far, "东内封村一格") })
        {
            await town.Given(Area.Of(AreaCode.Of(code), name, from, GridKind.Base));
        }

        return town;
    }

    private static async Task<string> Row(Browser keeper, string feature, string from = "2026-02-12") =>
        Rows(await Browser.Html(await keeper.Submit("/grids/ground", Look, ("Form.Text", feature), ("Form.From", from))))[0];

    private static string[] Rows(AngleSharp.Html.Dom.IHtmlDocument page) => [.. page.QuerySelectorAll("#look tbody td:last-child").Select(c => c.TextContent.Trim())];

    private static async Task<string> Refused(Browser keeper, string text, HttpStatusCode status = HttpStatusCode.UnprocessableEntity, string from = "2026-02-12")
    {
        var seen = await keeper.Submit("/grids/ground", Look, ("Form.Text", text), ("Form.From", from));
        var answer = seen.StatusCode is HttpStatusCode.OK ? await keeper.Submit(await Browser.Html(seen), Save) : seen;
        Assert.Equal(status, answer.StatusCode);
        return (await Browser.Html(answer)).QuerySelector("[role=alert]")!.TextContent.Trim();
    }

    internal static Task<Problem?> Saved(Town town, string text) => town.Scope(
        async s => (await s.GetRequiredService<DrawGround>().Save(new() { Text = text, From = new DateOnly(2026, 2, 12) }, default)).Problem, Surveyor);

    private static Caller Surveyor => new(
        PersonId.New(), "田宁", new Dictionary<string, AreaScope>(StringComparer.Ordinal) { [Can.ManageAreas] = new(AreaCode.Of(MatterTown.TownCode)) }, new HashSet<Guid>());

    private static Task<Geometry> Shape(Town town, string code) => town.Db(async db =>
        (await db.Everywhere<Boundary>().AsNoTracking().SingleAsync(b => b.Area == AreaCode.Of(code) && b.ValidTo == null)).Shape);

    private static Task<List<string>> Acts(Town town) => town.Db(db => db.Everywhere<TrailLine>().Select(l => l.Act).ToListAsync());

    /// <summary>In degrees east and north of 112° E, 37° N.</summary>
    internal static string Square(string called, double west, double south, double east, double north, string property = "code")
    {
        static string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"[{112 + x},{37 + y}]");
        return Feature(called, $"[{At(west, south)},{At(east, south)},{At(east, north)},{At(west, north)},{At(west, south)}]", property);
    }

    internal static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Feature(string called, string ring, string property = "code") =>
        $$$"""{"type":"Feature","properties":{"{{{property}}}":"{{{called}}}"},"geometry":{"type":"Polygon","coordinates":[{{{ring}}}]}}""";
}
