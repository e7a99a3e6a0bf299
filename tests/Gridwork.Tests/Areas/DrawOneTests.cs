using System.Net;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using TrailLine = Gridwork.Platform.Trail.TrailLine;

namespace Gridwork.Tests.Areas;

/// <summary>One grid drawn corner by corner on the ground of its neighbours, by the rules of a file.</summary>
public sealed class DrawOneTests(TownHost host) : IClassFixture<TownHost>
{
    private const string One = MatterTown.Village + "001";
    private const string Two = MatterTown.Village + "002";
    private const string Look = "button[value=look]";
    private const string Save = "button[value=save]";

    [Theory, BothDatabases]
    public async Task A_grid_is_drawn_beside_its_neighbour_looked_at_and_saved_and_comes_back_to_be_changed(TestDatabase database)
    {
        var town = await Ground(database);
        var keeper = town.As(MatterTown.Village, Can.ManageAreas);

        var blank = await keeper.Page($"/grids/{Two}/draw");
        Assert.Single(blank.QuerySelectorAll("svg[data-draw] path[data-other]"));
        Assert.Null(blank.QuerySelector(Save));
        var looked = await Browser.Html(await keeper.Submit(blank, Look, ("Form.Points", "112.01, 37\n112.02，37\n\n112.02 37.01\n112.01, 37.01")));
        Assert.Contains("第一次划定", looked.QuerySelector("#look")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, looked.QuerySelector("svg[data-draw] polygon")!.GetAttribute("points")!.Split(' ').Length);
        var saved = await keeper.Submit(looked, Save);
        Assert.Equal($"/grids?Village={MatterTown.Village}", saved.Headers.Location!.ToString());
        var list = await keeper.Page(saved.Headers.Location.ToString());
        Assert.Equal(2, list.QuerySelectorAll("figure.ground-map path").Length);

        var again = await keeper.Page($"/grids/{Two}/draw");
        Assert.Equal(4, again.QuerySelector("[name='Form.Points']")!.TextContent.Trim().Split('\n').Length);
        Assert.Contains("面积从", (await Browser.Html(await keeper.Submit(again, Look))).QuerySelector("#look")!.TextContent, StringComparison.Ordinal);
        Assert.Single(await town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Act == "grids.draw" && l.Subject == Two).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_read_or_covers_a_neighbour_is_refused_with_its_line_and_kept(TestDatabase database)
    {
        var town = await Ground(database);
        var keeper = town.As(MatterTown.Village, Can.ManageAreas);
        foreach (var (points, words) in new[]
        {
            ("112.01, 37\n112.02", "第 2 行"), ("37, 112.01\n37, 112.02\n37.1, 112.02", "经纬度写反了"), ("", "角"), ("112.01, 37\n112.02, 37", "没有闭合"),
            ("112.005, 37\n112.02, 37\n112.02, 37.01\n112.005, 37.01", "和西内封村一格重叠"), ("112.01, 37\n112.02, 37.01\n112.02, 37\n112.01, 37.01", "自己交叉"),
        })
        {
            var refused = await keeper.Submit($"/grids/{Two}/draw", Look, ("Form.Points", points));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = await Browser.Html(refused);
            Assert.Contains(words, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(points, page.QuerySelector("[name='Form.Points']")!.TextContent.Trim().ReplaceLineEndings("\n"));
            Assert.Null(page.QuerySelector(Save));
        }

        var later = await keeper.Submit($"/grids/{Two}/draw", Look, ("Form.Points", "112.01, 37\n112.02, 37\n112.02, 37.01"), ("Form.From", "2026-02-13"));
        Assert.NotNull((await Browser.Html(later)).QuerySelector("#Form_From-wrong"));
        Assert.Equal(0, await town.Db(db => db.Everywhere<Boundary>().CountAsync(b => b.Area == AreaCode.Of(Two))));
    }

    [Theory, BothDatabases]
    public async Task Nobody_draws_another_villages_grid_nor_without_the_right(TestDatabase database)
    {
        var town = await Ground(database);
        Assert.Equal(HttpStatusCode.NotFound, (await town.As(MatterTown.OtherVillage, Can.ManageAreas).Get($"/grids/{Two}/draw")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.As(MatterTown.TownCode, Can.ManageAreas).Get($"/grids/{MatterTown.TownCode}/draw")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As(MatterTown.TownCode, Can.ReadAreas).Get($"/grids/{Two}/draw")).StatusCode);
    }

    private async Task<Town> Ground(TestDatabase database)
    {
        var town = (await MatterTown.In(await host.Town(database))).Town;
        await town.Given(Area.Of(AreaCode.Of(One), "西内封村一格", new DateOnly(2026, 1, 1), GridKind.Base));
        await town.Given(Area.Of(AreaCode.Of(Two), "西内封村二格", new DateOnly(2026, 1, 1), GridKind.Base));
        Assert.Null(await DrawingGroundTests.Saved(town, DrawingGroundTests.Collection(DrawingGroundTests.Square(One, 0, 0, 0.01, 0.01))));
        return town;
    }
}
