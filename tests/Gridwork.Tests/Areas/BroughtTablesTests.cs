using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Gridwork.Areas;
using Gridwork.Areas.BringingIn;
using Gridwork.Areas.Demo;
using Gridwork.Kernel;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Can = Gridwork.Areas.Can;

namespace Gridwork.Tests.Areas;

/// <summary>Units, people and posts from a spreadsheet: looked at row by row, taken whole or not at all.</summary>
public sealed partial class BroughtTablesTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Code = "140781105";
    private const string Village = "140781105204";

    [Theory, BothDatabases]
    public async Task Units_are_looked_at_row_by_row_and_then_taken_in_one_go(TestDatabase database)
    {
        var (town, _, keeper) = await Town(database);
        const string Table = """
            机构名称,类别,服务区域,上级机构,电话,起始日期
            河长办,站所,绵山镇,水利站,0354-555 0201,2026/3/1
            西内封河长组,村委会,140781105204,河长办,,
            水利站,镇（街道）机构,140781105,,0354-555 0999,
            林业站,乡镇站所,140781105,,0354-555 0107,
            """;
        var look = await Look(keeper, "/units/sheet", Table);

        Assert.Equal(["2 新增", "3 新增", "4 改动", "5 已有，不变"], Lines(look), StringComparer.Ordinal);
        Assert.Equal(11, await town.Db(db => db.Everywhere<Unit>().CountAsync()));
        Assert.Equal("/units", (await Take(keeper, look)).Headers.Location?.ToString());

        var units = await town.Db(db => db.Everywhere<Unit>().AsNoTracking().ToDictionaryAsync(u => u.Name, StringComparer.Ordinal));
        var (office, group, water) = (units["河长办"], units["西内封河长组"], units["水利站"]);
        Assert.Equal((13, water.Id, office.Id, new DateOnly(2026, 3, 1), new DateOnly(2026, 2, 12)), (units.Count, office.Parent!.Value, group.Parent!.Value, office.ValidFrom, group.ValidFrom));
        Assert.Equal(("0354-555 0999", "河长办", AreaCode.Of(Village)), (water.Phone, office.LegalName, group.Area));
        Assert.Equal(["units.change 水利站", "units.open 河长办", "units.open 西内封河长组"], (await Trail(town, "units.")).Order(StringComparer.Ordinal), StringComparer.Ordinal);

        var again = await Look(keeper, "/units/sheet", Table);
        Assert.Equal(["2 已有，不变", "3 已有，不变", "4 已有，不变", "5 已有，不变"], Lines(again), StringComparer.Ordinal);
        Assert.Null(again.QuerySelector("button[value=save]"));
    }

    [Theory, BothDatabases]
    public async Task Each_faulty_row_is_named_and_one_of_them_keeps_all_out(TestDatabase database)
    {
        var (town, _, keeper) = await Town(database);
        var look = await Look(keeper, "/units/sheet", """
            机构名称,类别,服务区域,上级机构,电话,起始日期
            河长办,站所,绵山镇,,,
            ,站所,绵山镇,,,
            甲办,部落,绵山镇,,,
            乙办,站所,140781106,,,
            丙办,站所,绵山镇,没有的站,,
            丁办,站所,绵山镇,,,明天
            河长办,站所,140781105,,,
            水利站,企业,140781105,,,
            水利站,站所,140781105,水利站,,
            """);

        Assert.Equal(
        [
            "2 新增", "3 空格：机构名称", "4 没有“部落”这一类机构。", "5 您的辖区里没有“140781106”。", "6 您的辖区里没有“没有的站”，前面的行里也没有。",
            "7 “明天”不是日期，请写成 2026-03-01 这样。", "8 和第 2 行重复。", "9 那里已有“水利站”，但类别或全称不同；这两项不能改。", "10 和第 9 行重复。",
        ], Ordered(look), Begins);
        Assert.Null(look.QuerySelector("button[value=save]"));
        var main = look.QuerySelector("main form")!;
        var forced = await keeper.Post("/units/sheet", ("step", "save"), ("Held", look.QuerySelector("[name=Held]")!.GetAttribute("value")!), ("__RequestVerificationToken", main.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!));
        Assert.Equal((HttpStatusCode.Conflict, 11), (forced.StatusCode, await town.Db(db => db.Everywhere<Unit>().CountAsync())));
    }

    [Theory, BothDatabases]
    public async Task People_get_accounts_posts_and_a_list_of_links_that_is_taken_out_once(TestDatabase database)
    {
        var (town, keeper, _) = await Town(database);
        var look = await Look(keeper, "/accounts/sheet", """
            登录名,姓名,角色,机构,区域,起始日期,截止日期
            luxm,陆小满,网格员,,西内封村一格,,
            luxm,,部门经办,水利站,,2026-03-01,2026-06-30
            qiuyu,邱雨,Verifier,综合便民服务中心,,,
            chunfen,春分,,,,,
            shouli,,核查员,综合便民服务中心,,,
            """);
        Assert.Equal(["2 新增", "3 新增", "4 新增", "5 新增", "6 新增"], Lines(look), StringComparer.Ordinal);
        Assert.Equal(17, await town.Db(db => db.Users.CountAsync()));

        var taken = await Browser.Html(await Take(keeper, look));

        Assert.Equal((20, 22), (await town.Db(db => db.Users.CountAsync()), await town.Db(db => db.Everywhere<Post>().CountAsync())));
        var list = Encoding.UTF8.GetString(await (await keeper.Submit(taken, "main form button[value=Csv]")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.Equal((5, true), (list.Length, list[2].StartsWith("luxm,陆小满,绵山镇西内封村一格、水利站,http://", StringComparison.Ordinal)));
        var link = new Uri(list[2][list[2].LastIndexOf("http", StringComparison.Ordinal)..]).PathAndQuery;
        var person = town.Anyone();
        Assert.Equal("/sign-in", (await person.Submit(await person.Page(link), "main form", ("Form.Password", "guyu-2026"), ("Form.PasswordAgain", "guyu-2026"))).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Found, (await person.Submit("/sign-in", ("Form.Name", "luxm"), ("Form.Password", "guyu-2026"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.Get("/matters")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Submit(taken, "main form button[value=Csv]")).StatusCode);
        Assert.Equal(["people.add chunfen", "people.add luxm", "people.add qiuyu", "people.links 3"], (await Trail(town, "people.")).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(4, (await Trail(town, "posts.give")).Count);

        var again = await Look(keeper, "/accounts/sheet", "登录名,姓名,角色,机构,区域,起始日期,截止日期\nluxm,,部门经办,水利站,,2026-03-01,2026-06-30\nluxm,,网格员,,西内封村一格,,\n");
        Assert.Equal(["2 已有，不变", "3 已有，不变"], Lines(again), StringComparer.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_holds_for_a_post_given_alone_holds_for_each_row(TestDatabase database)
    {
        var (town, _, _) = await Town(database);
        var me = await town.Db(db => db.Users.Where(a => a.UserName == "anquan").Select(a => a.Id).SingleAsync());
        var keeper = town.As(new PersonId(me), Code, [], Can.ManageAccounts, Can.ManagePosts);
        await town.Db(async db =>
        {
            (await db.Users.SingleAsync(a => a.UserName == "shuili")).ClosedAt = TownHost.Morning;
            return await db.SaveChangesAsync();
        });

        var look = await Look(keeper, "/accounts/sheet", """
            登录名,姓名,角色,机构,区域,起始日期,截止日期
            anquan,,网格员,,140781105204001,,
            shuili,,网格员,,140781105204001,,
            wangge,任秀秀,网格员,,140781105204001,,
            wangge,,网格员,,140781105204002,2026-02-01,
            shenji,,系统管理员,,140781105,,
            xinren,,网格员,,140781105204001,,
            xinren,新人,国王,,140781105204001,,
            xinren,新人,网格员,,,,
            xinren,新人,网格员,,140781106,,
            xinren,新人,网格员,,140781105204001,2026-03-01,2026-02-01
            laoren,老人,系统管理员,,140781105,,
            laoren,老人,审计员,,140781105,,
            lao ren,老人,网格员,,140781105,,
            """);

        Assert.Equal(
        [
            "2 不能给自己安排岗位。", "3 账号“shuili”已经停用。", "4 用 wangge 登录的人叫“任秀兰”。", "5 这个人在这段时间已经有这个岗位。", "6 这个人在这段时间里会同时是系统管理员和审计员。", "7 空格：姓名",
            "8 没有“国王”这个角色。", "9 机构和地方只选一个。", "10 您的辖区里没有“140781106”。", "11 3月1日（周日）开始，不能在 2月1日", "12 新增", "13 这个人在这段时间里会同时是系统管理员和审计员。", "14 “lao ren”不能作登录名",
        ], Ordered(look), Begins);
        Assert.Null(look.QuerySelector("button[value=save]"));
    }

    [Theory, BothDatabases]
    public async Task Only_who_keeps_accounts_and_posts_brings_people_and_nobody_takes_another_s_list_of_links(TestDatabase database)
    {
        var (town, keeper, units) = await Town(database);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As(Code, Can.ManageAccounts).Get("/accounts/sheet")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As(Code, Can.ManagePosts).Get("/accounts/sheet")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await units.Get("/accounts/sheet")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await keeper.Get("/units/sheet")).StatusCode);

        var taken = await Browser.Html(await Take(keeper, await Look(keeper, "/accounts/sheet", "登录名,姓名\nqiuyu,邱雨\n")));
        var other = town.As(Code, Can.ManageAccounts);
        var stolen = await other.Page("/accounts/sheet/links");
        Assert.Null(stolen.QuerySelector("main form"));
        var token = (await other.Page("/accounts/add")).QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var ticket = taken.QuerySelector("[name='Form.Ticket']")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Conflict, (await other.Post("/accounts/sheet/links", ("__RequestVerificationToken", token), ("Form.Ticket", ticket))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await keeper.Submit(taken, "main form button[value=Xlsx]")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Too_much_is_refused_in_words_and_the_template_is_read_again(TestDatabase database)
    {
        var (_, keeper, units) = await Town(database);
        var rows = new StringBuilder("机构名称,类别,服务区域\n");
        for (var i = 0; i < 1_000_000; i++)
        {
            rows.Append("办,站所,绵山镇\n");
        }

        Assert.Contains("超过 4 MB", Alert(await Look(units, "/units/sheet", rows.ToString())), StringComparison.Ordinal);
        var many = string.Concat(Enumerable.Range(0, BroughtFile.MostRows + 1).Select(i => $"办{i},站所,绵山镇\n"));
        Assert.Contains("一次最多收 5000 行", Alert(await Look(units, "/units/sheet", "机构名称,类别,服务区域\n" + many)), StringComparison.Ordinal);
        Assert.Contains("缺少这些列", Alert(await Look(units, "/units/sheet", "机构名称\n办\n")), StringComparison.Ordinal);
        Assert.Contains("选择文件", Alert(await Browser.Html(await units.Submit("/units/sheet"))), StringComparison.Ordinal);

        foreach (var (browser, at, columns) in new[] { (units, "/units/sheet", OfficeColumns.Units), (keeper, "/accounts/sheet", OfficeColumns.People) })
        {
            foreach (var format in new[] { "Xlsx", "Csv" })
            {
                var template = await (await browser.Get($"{at}?handler=Template&format={format}")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
                var read = await BroughtFile.Rows(template, columns, default);
                Assert.True(read is { Ok: true, Value.Count: 0 }, read.Problem?.Message);
            }
        }
    }

    private static string Alert(IHtmlDocument page) => page.QuerySelector("[role=alert]")!.TextContent;

    internal static IEnumerable<string> Lines(IHtmlDocument look) =>
        look.QuerySelectorAll("#look tbody tr").Select(r => $"{r.Children[0].TextContent} {r.Children[2].TextContent.Trim()}");

    internal static IEnumerable<string> Ordered(IHtmlDocument look) =>
        Lines(look).OrderBy(l => int.Parse(l[..l.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture));

    private static bool Begins(string expected, string actual) => actual.StartsWith(expected, StringComparison.Ordinal);

    internal static async Task<IHtmlDocument> Look(Browser browser, string at, string table)
    {
        var token = (await browser.Page(at)).QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("look"), "step" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "File", "table.csv" },
        };
        return await Browser.Html(await browser.Http.PostAsync(at, form, TestContext.Current.CancellationToken));
    }

    internal static Task<HttpResponseMessage> Take(Browser browser, IHtmlDocument look) => browser.Submit(look, "main form button[value=save]");

    private static async Task<List<string>> Trail(Town town, string acts) =>
        [.. (await town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Act.StartsWith(acts)).OrderBy(l => l.Id).ToListAsync())).Select(l => $"{l.Act} {l.Subject}")];

    private async Task<(Town Town, Browser People, Browser Units)> Town(TestDatabase database)
    {
        var town = await host.Town(database);
        await town.Scope(async services =>
        {
            await DemoSite.Fill(services, default);
            return true;
        });
        return (town, town.As(Code, Can.ManageAccounts, Can.ManagePosts), town.As(Code, Can.ManageAreas));
    }
}
