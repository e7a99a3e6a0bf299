using System.Net;
using Gridwork.Areas;
using Gridwork.Areas.Demo;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.Parties;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using Can = Gridwork.Areas.Can;

namespace Gridwork.Tests.Areas;

/// <summary>Somebody stands in for the holder of a post until a day: with its rights, under both names, and blind where the holder is.</summary>
public sealed class DeputiesTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Code = "140781105";
    private const string Password = "Gridwork-2026";

    [Theory, BothDatabases]
    public async Task A_deputy_may_what_the_post_may_under_both_names_until_the_end_of_the_last_day(TestDatabase database)
    {
        var town = await Town(database);
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(await Works(town), "村镇建设办").Build());
        var (holder, deputy) = (await SignedIn(town, "jianshe"), await SignedIn(town, "hecha"));
        Assert.Equal(HttpStatusCode.Forbidden, (await deputy.Get($"/matters/{matter.Id.Value}/take")).StatusCode);

        Assert.Equal("/me/posts", (await Name(holder, town, "jianshe", "hecha", "2026-02-12", "2026-02-13")).Headers.Location?.ToString());

        Assert.Contains("宋平代理", (await holder.Page("/me/posts")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("，代温晓峰", (await deputy.Page("/me/posts")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("，代温晓峰", (await town.As(Code, Can.ReadUnits, Can.ManagePosts).Page("/posts")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await deputy.Submit($"/matters/{matter.Id.Value}/take")).StatusCode);
        Assert.Equal("宋平（代温晓峰）", (await Last(town, matter)).ByName);
        Assert.Equal("宋平（代温晓峰）", await town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Act == "matters.take").Select(l => l.ByName).SingleAsync()));

        town.Clock.SetUtcNow(new(2026, 2, 14, 0, 1, 0, TimeSpan.FromHours(8)));
        deputy = await SignedIn(town, "hecha");
        Assert.Equal(HttpStatusCode.Forbidden, (await deputy.Get($"/matters/{matter.Id.Value}/handle")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task What_a_deputy_may_in_their_own_right_they_do_under_their_own_name(TestDatabase database)
    {
        var town = await Town(database);
        var holder = await SignedIn(town, "paiqian");
        Assert.Equal(HttpStatusCode.Found, (await Name(holder, town, "paiqian", "shouli", "2026-02-12", "2026-02-20")).StatusCode);
        var matter = await town.Given(new MatterBuilder().Build());
        var clerk = await SignedIn(town, "shouli");

        Assert.Equal(HttpStatusCode.Found, (await clerk.Submit($"/matters/{matter.Id.Value}/send-to-verify", ("Form.Request", "看看是不是占道。"))).StatusCode);

        Assert.Equal("韩雪", (await Last(town, matter)).ByName); // an intake clerk may; a dispatcher may not
    }

    [Theory, BothDatabases]
    public async Task What_is_about_the_holder_is_left_out_for_the_deputy_while_they_stand_in(TestDatabase database)
    {
        var town = await Town(database);
        var matter = await town.Given(new MatterBuilder(text: "派单的人收了礼。").Build());
        var clerk = await SignedIn(town, "shouli");
        Assert.Equal(HttpStatusCode.OK, (await clerk.Get($"/matters/{matter.Id.Value}")).StatusCode);
        await town.Given(Party.Of(matter, await Id(town, "paiqian"), "郝志远", TownHost.Morning));
        Assert.Equal(HttpStatusCode.OK, (await clerk.Get($"/matters/{matter.Id.Value}")).StatusCode);

        var holder = await SignedIn(town, "paiqian");
        await Name(holder, town, "paiqian", "shouli", "2026-02-12", "2026-02-20");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await clerk.Get($"/matters/{matter.Id.Value}")).StatusCode, (await holder.Get($"/matters/{matter.Id.Value}")).StatusCode));
        Assert.DoesNotContain(matter.Number, (await clerk.Page("/matters")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await holder.Submit("/me/posts", "main form[action='/me/posts?handler=End']")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Get($"/matters/{matter.Id.Value}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Get($"/matters/{matter.Id.Value}/dispatch")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Each_refusal_has_its_words(TestDatabase database)
    {
        var town = await Town(database);
        var (holder, keeper) = (await SignedIn(town, "shouli"), town.As(await Id(town, "anquan"), Code, [], Can.ManagePosts));
        await Refused(Name(holder, town, "shouli", "nobody", "2026-02-12", "2026-02-20"), "没有人用");
        await Refused(Name(holder, town, "shouli", "shouli", "2026-02-12", "2026-02-20"), "不能由本人代理");
        await Refused(Name(holder, town, "shouli", "hecha", "2026-02-11", "2026-02-20"), "只能从今天或者以后");
        await Refused(Name(holder, town, "shouli", "hecha", "2026-02-14", "2026-02-13"), "不能在");
        await Refused(Name(holder, town, "shouli", "hecha", "2026-02-12", ""), "");
        Assert.Equal(HttpStatusCode.NotFound, (await holder.Get($"/me/posts/{(await PostOf(town, "hecha")).Value}/deputy")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await Name(holder, town, "shouli", "hecha", "2026-02-12", "2026-02-20")).StatusCode);
        await Refused(Name(holder, town, "shouli", "hecha", "2026-02-15", "2026-02-25"), "已经有这个岗位");
        var deputy = await SignedIn(town, "hecha");
        var stands = await town.Db(db => db.Everywhere<Post>().Where(p => p.DeputyOf != null).Select(p => p.Id).SingleAsync());
        await Refused(deputy.Submit($"/me/posts/{stands.Value}/deputy", ("Form.Person", "paiqian"), ("Form.From", "2026-02-12"), ("Form.To", "2026-02-13")), "不能再指定");

        await Refused(Name(await SignedIn(town, "xitong"), town, "xitong", "hecha", "2026-02-12", "2026-02-20"), "由安全管理员");
        await Refused(Give(keeper, town, "xitong", "shenji", "2026-02-20"), "会同时是系统管理员和审计员");
        await Refused(Give(keeper, town, "xitong", "anquan", "2026-02-20"), "不能给自己安排");
        Assert.Equal(HttpStatusCode.Found, (await Give(keeper, town, "xitong", "hecha", "2026-02-20")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.As("140781105204", Can.ManagePosts).Get($"/posts/{(await PostOf(town, "paiqian")).Value}/deputy")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await holder.Get($"/posts/{(await PostOf(town, "paiqian")).Value}/deputy")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_post_that_ends_takes_its_deputies_along_and_is_not_outlived(TestDatabase database)
    {
        var town = await Town(database);
        var (holder, keeper) = (await SignedIn(town, "shouli"), town.As(Code, Can.ManagePosts));
        await Name(holder, town, "shouli", "hecha", "2026-02-12", "2026-03-20");
        var post = await PostOf(town, "shouli");
        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit($"/posts/{post.Value}/end", ("Form.LastDay", "2026-02-15"))).StatusCode);

        Assert.Equal(new DateOnly(2026, 2, 15), await town.Db(db => db.Everywhere<Post>().Where(p => p.DeputyOf == post).Select(p => p.To).SingleAsync()));
        await Refused(Name(holder, town, "shouli", "paiqian", "2026-02-12", "2026-02-16"), "代理不能更久");
    }

    private static async Task Refused(Task<HttpResponseMessage> sent, string why)
    {
        var answer = await sent;
        Assert.True(answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotFound, $"{answer.StatusCode}: {why}");
        Assert.Contains(why, (await Browser.Html(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> Name(Browser holder, Town town, string user, string deputy, string from, string to) =>
        await holder.Submit($"/me/posts/{(await PostOf(town, user)).Value}/deputy", ("Form.Person", deputy), ("Form.From", from), ("Form.To", to));

    private static async Task<HttpResponseMessage> Give(Browser keeper, Town town, string user, string deputy, string to) =>
        await keeper.Submit($"/posts/{(await PostOf(town, user)).Value}/deputy", ("Form.Person", deputy), ("Form.To", to));

    private static async Task<PostId> PostOf(Town town, string user)
    {
        var id = (await Id(town, user)).Value;
        return await town.Db(db => db.Everywhere<Post>().Where(p => p.Account == id && p.DeputyOf == null).Select(p => p.Id).FirstAsync());
    }

    private static async Task<PersonId> Id(Town town, string user) => new(await town.Db(db => db.Users.Where(a => a.UserName == user).Select(a => a.Id).SingleAsync()));

    private static Task<UnitId> Works(Town town) => town.Db(db => db.Everywhere<Unit>().Where(u => u.Name == "村镇建设办").Select(u => u.Id).SingleAsync());

    private static async Task<MatterEvent> Last(Town town, Matter matter) => (await town.Db(db => db.Everywhere<Matter>().AsNoTracking().SingleAsync(m => m.Id == matter.Id))).Last;

    private static async Task<Browser> SignedIn(Town town, string user)
    {
        var browser = town.Anyone();
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit("/sign-in", ("Form.Name", user), ("Form.Password", Password))).StatusCode);
        return browser;
    }

    private async Task<Town> Town(TestDatabase database)
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
