using System.Net;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform.SignIn;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using TrailLine = Gridwork.Platform.Trail.TrailLine;

namespace Gridwork.Tests.Areas;

public sealed class GroundPagesTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Code = MatterTown.TownCode;
    private static readonly DateOnly Day = new(2026, 2, 12);

    [Theory, BothDatabases]
    public async Task A_unit_is_opened_changed_and_closed_each_with_a_line_and_never_while_it_has_work_or_people(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var admin = town.Town.As(Code, Can.ManageAreas, Can.ReadUnits);
        await Done(admin.Submit("/units/open", ("Form.Name", "应急办"), ("Form.LegalName", "绵山镇应急管理办公室"), ("Form.Kind", "TownshipOffice"), ("Form.Area", Code)));
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Submit("/units/open", ("Form.Name", "应急办"), ("Form.LegalName", "另一个"), ("Form.Kind", "TownshipOffice"), ("Form.Area", Code))).StatusCode);
        var unit = await town.Town.Db(db => db.Everywhere<Unit>().AsNoTracking().SingleAsync(u => u.Name == "应急办"));
        await Done(admin.Submit($"/units/{unit.Id.Value}/change", ("Form.Phone", "0354-555 0199"), ("Form.Parent", $"{town.Works.Id.Value}")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Submit($"/units/{town.Works.Id.Value}/change", ("Form.Parent", $"{unit.Id.Value}"))).StatusCode);
        Assert.Contains("0354-555 0199", (await admin.Page("/units")).Body!.TextContent, StringComparison.Ordinal);

        var person = await Somebody(town.Town);
        var post = await town.Town.Given(Post.In(unit, person.Person, await ARole(town.Town), Day));
        await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id));
        (string, string)[] close = [("Form.LastDay", "2026-02-12"), ("Form.Reason", "并入村镇建设办")];
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Submit($"/units/{town.Works.Id.Value}/close", close)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Submit($"/units/{unit.Id.Value}/close", close)).StatusCode);
        await Done(town.Town.As(Code, Can.ManagePosts).Submit($"/posts/{post.Id.Value}/end", ("Form.LastDay", "2026-02-12")));
        await Done(admin.Submit($"/units/{unit.Id.Value}/close", close));
        Assert.Equal(["posts.end", "units.change", "units.close", "units.open"], await Acts(town.Town));

        Assert.Equal(HttpStatusCode.NotFound, (await town.Town.As(MatterTown.Village, Can.ManageAreas).Get($"/units/{unit.Id.Value}/close")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Town.As(Code, Can.ReadUnits).Get("/units/open")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_grid_is_opened_with_the_next_number_and_closed_when_nobody_serves_in_it(TestDatabase database)
    {
        var town = (await MatterTown.In(await host.Town(database))).Town;
        var admin = town.As(Code, Can.ManageAreas);
        await Done(admin.Submit("/grids/open", ("Form.Village", MatterTown.Village), ("Form.Name", "西内封村一格"), ("Form.Kind", "Base"), ("Form.From", "2026-02-01")));
        var grid = MatterTown.Village + "001";
        Assert.Contains(grid, (await admin.Page("/grids")).Body!.TextContent, StringComparison.Ordinal);
        var post = await town.Given(Post.At(AreaCode.Of(grid), (await Somebody(town)).Person, await ARole(town), Day));
        (string, string)[] close = [("Form.LastDay", "2026-02-12"), ("Form.Reason", "并格")];
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Submit($"/grids/{grid}/close", close)).StatusCode);
        await Done(town.As(Code, Can.ManagePosts).Submit($"/posts/{post.Id.Value}/end", ("Form.LastDay", "2026-02-11")));
        await Done(admin.Submit($"/grids/{grid}/close", close));
        Assert.Equal(["grids.close", "grids.open", "posts.end"], await Acts(town));

        var other = town.As(MatterTown.OtherVillage, Can.ManageAreas);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/grids/{grid}/close")).StatusCode);
        Assert.DoesNotContain(grid, (await other.Page("/grids")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As(Code, Can.ReadUnits).Get("/grids")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_post_is_given_once_in_one_place_to_somebody_else_and_a_deputys_ends_by_itself(TestDatabase database)
    {
        var all = await MatterTown.In(await host.Town(database));
        var (town, person) = (all.Town, await Somebody(all.Town));
        var (officer, role) = (town.As(Code, Can.ManagePosts, Can.ReadUnits), await ARole(town));
        (string, string)[] post = [("Form.Person", "wang"), ("Form.Role", role), ("Form.Area", MatterTown.Village), ("Form.From", "2026-02-12"), ("Form.To", "2026-02-20")];
        await Done(officer.Submit("/posts/give", post));
        Assert.Contains("王小明", (await officer.Page("/posts")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Conflict, (await officer.Submit("/posts/give", post)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.Submit("/posts/give", [.. post, ("Form.Unit", $"{all.Works.Id.Value}")])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Submit("/posts/give", [("Form.Person", "nobody"), .. post[1..]])).StatusCode);
        var herself = town.As(person.Person, Code, [], Can.ManagePosts);
        Assert.Equal(HttpStatusCode.Conflict, (await herself.Submit("/posts/give", [.. post.Where(f => f.Item1 is not "Form.Area"), ("Form.Area", MatterTown.OtherVillage)])).StatusCode);
        Assert.Equal(["posts.give"], await Acts(town));

        var id = (await town.Db(db => db.Everywhere<Post>().AsNoTracking().SingleAsync())).Id.Value;
        Assert.Equal(HttpStatusCode.NotFound, (await town.As(MatterTown.OtherVillage, Can.ManagePosts).Get($"/posts/{id}/end")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.Submit($"/posts/{id}/end", ("Form.LastDay", "2026-03-01"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As(Code, Can.ReadUnits).Get("/posts/give")).StatusCode);
        town.Clock.Advance(TimeSpan.FromDays(9));
        Assert.DoesNotContain("王小明", (await officer.Page("/posts")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task Done(Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect, $"{answer.StatusCode}: {(answer.StatusCode is HttpStatusCode.Redirect ? "" : (await Browser.Html(answer)).QuerySelector("[role=alert]")?.TextContent)}");
    }

    private static Task<Account> Somebody(Town town) =>
        town.Given(new Account { Id = Guid.CreateVersion7(), Name = "王小明", UserName = "wang", NormalizedUserName = "WANG" });

    private static async Task<string> ARole(Town town) => (await town.Given(Role.Of("guide", "引导员", "Guide", Can.ReadAreas))).Key;

    private static Task<List<string>> Acts(Town town) => town.Db(async db =>
        (await db.Everywhere<TrailLine>().Select(l => l.Act).ToListAsync()).Order(StringComparer.Ordinal).ToList());
}
