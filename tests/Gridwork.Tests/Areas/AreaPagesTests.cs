using System.Net;
using Gridwork.Areas;
using Gridwork.Areas.Demo;

namespace Gridwork.Tests.Areas;

public sealed class AreaPagesTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task The_areas_of_a_township_are_its_villages_and_grids_and_nobody_elses(TestDatabase database)
    {
        var town = await Demo(database);

        var page = (await town.As("140781105", Can.ReadAreas).Page("/areas")).Body!.TextContent;
        Assert.Contains("西内封村二格", page, StringComparison.Ordinal);
        Assert.Contains("兴地村", page, StringComparison.Ordinal);

        var clerk = town.As("140781105204", Can.ReadAreas);
        Assert.DoesNotContain("兴地村", (await clerk.Page("/areas")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get("/areas/140781105227")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get("/areas/x")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Get("/areas/140781105204")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Units_show_who_serves_where_inside_my_area(TestDatabase database)
    {
        var town = await Demo(database);

        var page = (await town.As("140781105", Can.ReadUnits).Page("/units")).Body!.TextContent;
        Assert.Contains("孟凡", page, StringComparison.Ordinal);
        Assert.Contains("任秀兰", (await town.As("140781105", Can.ReadUnits).Page("/posts")).Body!.TextContent, StringComparison.Ordinal);

        var village = (await town.As("140781105204", Can.ReadUnits).Page("/posts")).Body!.TextContent;
        Assert.Contains("郭正平", village, StringComparison.Ordinal);
        Assert.DoesNotContain("孟凡", village, StringComparison.Ordinal);
        Assert.DoesNotContain("侯建文", village, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Everyone_of_the_demo_signs_in_with_the_password_on_the_screen_and_stands_where_their_work_begins(TestDatabase database)
    {
        var town = await Demo(database);
        var password = DemoSite.SignIns.Last().Trim();
        foreach (var user in DemoSite.SignIns.SkipLast(1).Select(line => line.Split(' ')[0]))
        {
            var someone = town.Anyone();
            var answer = await someone.Submit("/sign-in", ("Form.Name", user), ("Form.Password", password));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            var start = answer.Headers.Location!.ToString();
            Assert.False(start is "/", $"{user} is led nowhere.");
            Assert.True((await someone.Get(start)).IsSuccessStatusCode, $"{user} is led to {start} and refused there.");
        }
    }

    private async Task<Town> Demo(TestDatabase database)
    {
        var town = await host.Town(database);
        await town.Scope(async services =>
        {
            await DemoSite.Fill(services, default);
            return true;
        });
        return town;
    }
}
