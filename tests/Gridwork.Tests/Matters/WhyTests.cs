using System.Net;
using AngleSharp.Html.Dom;
using Gridwork.Areas.Demo;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.Explaining;
using Gridwork.Matters.Parties;
using Gridwork.Platform;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

/// <summary>Why somebody sees a matter or a page, told to who keeps rights or audits them, and never what it is about.</summary>
public sealed class WhyTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task The_post_the_role_the_right_and_the_place_are_told_and_nothing_of_the_matter(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var works = await town.Db(db => db.Everywhere<Unit>().Where(u => u.Name == "村镇建设办").Select(u => u.Id).SingleAsync());
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(works, "村镇建设办").Taken(await Id(town, "jianshe")).Build());

        Says(await Ask(keeper, "jianshe", matter.Number), sees: true, "在承办单位村镇建设办任部门经办", "是本人在经办");
        Says(await Ask(keeper, "shouli", matter.Number), sees: true, "受理员（综合便民服务中心）管这片区域的全部事项，权限 can.matters.accept");
        Says(await Ask(keeper, "zhifa", $"/matters/{matter.Id.Value}"), sees: false, "这件都不是");
        Says(await Ask(keeper, "donghuan", matter.Number), sees: false, "查看权限只到：绵山镇东欢村");
        Says(await Ask(keeper, "xitong", matter.Number), sees: false, "没有哪个岗位给这项权限：can.matters.read");
        await town.Given(Party.Of(matter, await Id(town, "shouli"), "韩雪", TownHost.Morning));
        Says(await Ask(keeper, "shouli", matter.Number), sees: false, "对他不显示");

        Assert.Equal(["jianshe +", "shouli +", "zhifa -", "donghuan -", "xitong -", "shouli -"], await Trail(town), StringComparer.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_page_is_told_by_the_rights_it_asks(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        Says(await Ask(keeper, "xitong", "/settings"), sees: true, "系统管理员（党政综合办公室）给了权限 can.settings.keep");
        Says(await Ask(keeper, "shouli", "/settings"), sees: false, "can.settings.keep");
        Says(await Ask(keeper, "anquan", "/accounts/sheet"), sees: true, "can.accounts.manage", "can.posts.manage");
        Says(await Ask(keeper, "shouli", "/report"), sees: true, "不用登录");
        Says(await Ask(keeper, "shouli", "/me"), sees: true, "登录了就能看");
        await town.Db(async db =>
        {
            (await db.Users.SingleAsync(a => a.UserName == "shouli")).ClosedAt = TownHost.Morning;
            return await db.SaveChangesAsync();
        });
        Says(await Ask(keeper, "shouli", "/matters"), sees: false, "账号已经停用");
    }

    [Theory, BothDatabases]
    public async Task Who_and_what_must_be_there_and_within_the_asker_s_reach(TestDatabase database)
    {
        var (town, keeper) = await Town(database);
        var matter = await town.Given(new MatterBuilder("140781105220").Build());
        Assert.Contains("没有人用", Alert(await Ask(keeper, "nobody", matter.Number)), StringComparison.Ordinal);
        Assert.Contains("没有 /no/such/page 这一页", Alert(await Ask(keeper, "shouli", "/no/such/page")), StringComparison.Ordinal);
        Assert.NotEmpty(Alert(await Ask(keeper, "shouli", "2026-999999")));
        var village = town.As("140781105204", Can.ExplainSight);
        Assert.Contains("没有人用", Alert(await Ask(village, "shouli", matter.Number)), StringComparison.Ordinal);
        Assert.NotEmpty(Alert(await Ask(village, "wangge", matter.Number)));
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As("140781105", Can.ReadMatters).Get("/why")).StatusCode);
        Assert.Empty(await Trail(town));
    }

    [Theory, BothDatabases]
    public async Task The_reasons_agree_with_what_people_really_see(TestDatabase database)
    {
        var (town, _) = await Town(database);
        var units = await town.Db(db => db.Everywhere<Unit>().AsNoTracking().ToDictionaryAsync(u => u.Name, StringComparer.Ordinal));
        var (lamps, works) = (units["市城市照明所"], units["村镇建设办"]);
        Matter[] matters =
        [
            await town.Given(new MatterBuilder().Build()), await town.Given(new MatterBuilder("140781105220").Accepted().Build()), await town.Given(new MatterBuilder("140781105204002").Raised().Build()),
            await town.Given(new MatterBuilder().Accepted().Dispatched(works.Id, works.Name).Taken(await Id(town, "jianshe")).Build()), await town.Given(new MatterBuilder().Accepted().Dispatched(lamps.Id, lamps.Name).Build()),
        ];
        await town.Given(Party.Of(matters[0], await Id(town, "paiqian"), "郝志远", TownHost.Morning));
        foreach (var user in await town.Db(db => db.Users.AsNoTracking().ToListAsync()))
        {
            foreach (var matter in matters)
            {
                var (sees, told) = await town.Scope(async s =>
                {
                    var person = (await s.GetRequiredService<ICallerSource>().Of(user.Person, default))!;
                    var db = s.GetRequiredService<Gridwork.Platform.Persistence.GridworkDb>();
                    var really = person.May(Can.ReadMatters) && await db.Matters(person).AnyAsync(m => m.Id == matter.Id);
                    s.GetRequiredService<CurrentCaller>().Value = new Caller(PersonId.New(), "齐悦", new Dictionary<string, AreaScope>(StringComparer.Ordinal) { [Can.ExplainSight] = new(AreaCode.Of("140781105")) }, new HashSet<Guid>());
                    return (really, (await s.GetRequiredService<WhyMatter>().Of(matter, person, await s.GetRequiredService<PostsOfPerson>().Today(user.Person, default), default)).Any(r => r.Gives));
                });
                Assert.True(sees == told, $"{user.UserName} {matter.Area} {matter.State}: {sees}, told {told}");
            }
        }
    }

    private static void Says(IHtmlDocument page, bool sees, params string[] why)
    {
        var told = page.QuerySelector("#told") ?? throw new InvalidOperationException(page.QuerySelector("main")!.TextContent);
        Assert.Contains(sees ? "能看到" : "看不到", told.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.All(why, w => Assert.Contains(w, told.TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("木料", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static string Alert(IHtmlDocument page) => page.QuerySelector("[role=alert]")!.TextContent;

    private static async Task<IHtmlDocument> Ask(Browser keeper, string person, string what) =>
        await Browser.Html(await keeper.Submit("/why", ("Form.Person", person), ("Form.What", what)));

    private static async Task<PersonId> Id(Town town, string user) => new(await town.Db(db => db.Users.Where(a => a.UserName == user).Select(a => a.Id).SingleAsync()));

    private static Task<List<string>> Trail(Town town) => town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Act == "sight.explain").OrderBy(l => l.At).ThenBy(l => l.Id).Select(l => l.Detail).ToListAsync());

    /// <summary>The asker is really signed in, so that the others' rights are read from their posts.</summary>
    private async Task<(Town Town, Browser Keeper)> Town(TestDatabase database)
    {
        var town = await host.Town(database);
        await town.Scope(async services =>
        {
            await DemoSite.Fill(services, default);
            return true;
        });
        var keeper = town.Anyone();
        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit("/sign-in", ("Form.Name", "anquan"), ("Form.Password", "Gridwork-2026"))).StatusCode);
        return (town, keeper);
    }
}
