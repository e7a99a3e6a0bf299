using System.Net;
using AngleSharp.Html.Dom;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Tests.Areas;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Portal;

/// <summary>The pin of a report: put on the picture or by degrees, corrected, taken away, kept where it lies outside, and offered to the neighbour.</summary>
public sealed class PinTests(TownHost host) : IClassFixture<TownHost>
{
    private const string One = MatterTown.Village + "001";
    private const string Two = MatterTown.Village + "002";

    [Theory, BothDatabases]
    public async Task A_click_on_the_picture_is_the_point_under_it_and_its_grid_and_the_next_click_corrects_it(TestDatabase database)
    {
        var (town, resident, where) = await AtThePlace(database);
        Assert.Null(where.QuerySelector("input[type=image]"));

        where = await resident.Next(await Press(resident, where, "Ground", ("Form.Place", MatterTown.Village), ("Form.PlaceWords", "小学东墙外")));
        var picture = (IHtmlInputElement)where.QuerySelector("input[name=Large]")!;
        Assert.Equal((620, 393), (picture.DisplayWidth, picture.DisplayHeight));
        Assert.Equal(MatterTown.Village, where.QuerySelector("[name='Form.Ground']")!.GetAttribute("value"));

        // The picture is twice as wide as one square: its right half is the second grid.
        where = await resident.Next(await Press(resident, where, "Pin", ("Large.x", "465"), ("Large.y", "196")));
        Assert.Equal(Two, where.QuerySelector("[name='Form.Place'] option[selected]")!.GetAttribute("value"));
        Assert.Equal("小学东墙外", where.QuerySelector("[name='Form.PlaceWords']")!.GetAttribute("value"));
        Assert.Contains("西内封村二格", where.QuerySelector("#ground [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(where.QuerySelector("#ground svg .pin"));

        where = await resident.Next(await Press(resident, where, "Pin", ("Small.x", "75"), ("Small.y", "95")));
        Assert.Equal(One, where.QuerySelector("[name='Form.Place'] option[selected]")!.GetAttribute("value"));
        await resident.Next(await resident.SendFrom(where));
        var matter = await town.Db(db => db.Everywhere<Matter>().SingleAsync());
        Assert.Equal(One, matter.Area.Value);
        Assert.Equal((112.005, 37.005), (matter.Spot!.Lon, matter.Spot.Lat), (a, b) => Math.Abs(a.Item1 - b.Item1) < 0.0002 && Math.Abs(a.Item2 - b.Item2) < 0.0002);

        var desk = await town.As(MatterTown.TownCode, Gridwork.Matters.Can.ReadMatters, Gridwork.Matters.Can.AcceptMatters).Page($"/matters/{matter.Id.Value}");
        Assert.NotNull(desk.QuerySelector("figure.ground-map .pin"));
        Assert.Contains($"{matter.Spot}", desk.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("不在画好的", desk.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task By_keyboard_the_picture_is_told_to_take_a_click_and_degrees_do_it_and_go_again(TestDatabase database)
    {
        var (_, resident, where) = await AtThePlace(database);
        where = await resident.Next(await Press(resident, where, "Ground", ("Form.Place", MatterTown.Village)));

        var pressed = await Press(resident, where, "Pin", ("Form.PlaceWords", "小学"), ("Large.x", "0"), ("Large.y", "0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, pressed.StatusCode);
        var told = await Browser.Html(pressed);
        Assert.NotNull(told.QuerySelector("#Form_Lon-wrong"));
        Assert.Equal("小学", told.QuerySelector("[name='Form.PlaceWords']")!.GetAttribute("value"));
        foreach (var (lon, lat, words) in new[] { ("37.005", "112.005", "经纬度写反了"), ("2.35", "48.85", "不在中国"), ("", "37", "经度") })
        {
            var wrong = await Press(resident, where, "Point", ("Form.Lon", lon), ("Form.Lat", lat));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            Assert.Contains(words, (await Browser.Html(wrong)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        }

        where = await resident.Next(await Press(resident, where, "Point", ("Form.Lon", "112.015"), ("Form.Lat", "37.005")));
        Assert.Equal(Two, where.QuerySelector("[name='Form.Place'] option[selected]")!.GetAttribute("value"));
        Assert.Equal("112.015", where.QuerySelector("[name='Form.Lon']")!.GetAttribute("value"));
        where = await resident.Next(await Press(resident, where, "Unpin"));
        Assert.Null(where.QuerySelector("#ground [role=status]"));

        var undrawn = await Press(resident, where, "Ground", ("Form.Place", MatterTown.OtherVillage));
        Assert.Contains("还没有画网格图", (await Browser.Html(undrawn)).QuerySelector("#Form_Place-wrong")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_point_outside_is_enough_to_report_and_is_kept_and_offered_to_the_neighbour(TestDatabase database)
    {
        // Each run's own ground, so that its neighbour is no other run's.
        var east = database is TestDatabase.Sqlite ? 1 : 2;
        var other = await Ground(database, east);
        var (town, resident, where) = await AtThePlace(database);

        where = await resident.Next(await Press(resident, where, "Point", ("Form.Lon", "112.5"), ("Form.Lat", "37.5")));
        Assert.Contains("不在画好的网格里", where.QuerySelector("#ground [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(where.QuerySelector("button[formaction*=Carry]"));

        where = await resident.Next(await Press(resident, where, "Point", ("Form.PlaceWords", "桥头"), ("Form.Lon", $"{112 + east}.005"), ("Form.Lat", "37.005")));
        Assert.Contains(other.Site.Name, where.QuerySelector("button[formaction*=Carry]")!.TextContent, StringComparison.Ordinal);
        var carried = new Uri((await Browser.Html(await Press(resident, where, "Carry"))).QuerySelector("#ground .notice a")!.GetAttribute("href")!);
        Assert.Equal(other.Site.Hosts[0], carried.Host);
        var there = await other.Anyone().Page(carried.PathAndQuery);
        Assert.Contains("路灯不亮三天了", there.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("桥头", there.QuerySelector("[name='Form.PlaceWords']")!.GetAttribute("value"));
        Assert.Equal(One, there.QuerySelector("[name='Form.Place'] option[selected]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Found, (await town.Anyone().Get(carried.PathAndQuery)).StatusCode);

        // Whoever stays sends it here; the point is enough.
        await resident.Next(await resident.SendFrom(where, ("Form.PlaceWords", "")));
        var matter = await town.Db(db => db.Everywhere<Matter>().SingleAsync());
        Assert.Equal((MatterTown.TownCode, 112.005 + east), (matter.Area.Value, matter.Spot!.Lon));
        Assert.Contains("不在画好的", (await town.As(MatterTown.TownCode, Gridwork.Matters.Can.ReadMatters, Gridwork.Matters.Can.AcceptMatters).Page($"/matters/{matter.Id.Value}")).Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<(Town Town, Browser Resident, IHtmlDocument Where)> AtThePlace(TestDatabase database)
    {
        var town = await Ground(database, 0);
        var resident = town.Anyone();
        return (town, resident, await resident.Next(await resident.Submit("/report", ("Form.Text", "路灯不亮三天了"))));
    }

    private async Task<Town> Ground(TestDatabase database, double east)
    {
        var town = (await MatterTown.In(await host.Town(database))).Town;
        await town.Given(Area.Of(AreaCode.Of(One), "西内封村一格", new DateOnly(2026, 1, 1), GridKind.Base));
        await town.Given(Area.Of(AreaCode.Of(Two), "西内封村二格", new DateOnly(2026, 1, 1), GridKind.Base));
        Assert.Null(await DrawingGroundTests.Saved(town, DrawingGroundTests.Collection(
            DrawingGroundTests.Square(One, east, 0, east + 0.01, 0.01), DrawingGroundTests.Square(Two, east + 0.01, 0, east + 0.02, 0.01))));
        return town;
    }

    private static Task<HttpResponseMessage> Press(Browser resident, IHtmlDocument page, string handler, params (string Field, string Value)[] typed)
    {
        var form = (IHtmlFormElement)page.QuerySelector("main form")!;
        var fields = form.Elements.Where(e => e is IHtmlInputElement { Type: "hidden" or "text" } or IHtmlSelectElement && e.GetAttribute("name") is not null)
            .Select(e => (Field: e.GetAttribute("name")!, Value: e is IHtmlSelectElement list ? list.Value ?? "" : e.GetAttribute("value") ?? "")).Where(f => typed.All(t => t.Field != f.Field)).Concat(typed);
        return resident.Post(form.GetAttribute("action")!.Replace("Next", handler, StringComparison.Ordinal), [.. fields]);
    }
}
