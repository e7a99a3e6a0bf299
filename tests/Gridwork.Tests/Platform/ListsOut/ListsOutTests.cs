using System.Net;
using Gridwork.Areas;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.ListsOut;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Platform.ListsOut;

using Can = Gridwork.Matters.Can;
using Take = Gridwork.Platform.ListsOut.Can;
using Trail = Gridwork.Platform.Trail.Can;

public sealed class ListsOutTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Town = MatterTown.TownCode;

    [Theory, BothDatabases]
    public async Task The_file_has_every_row_of_the_list_in_its_order_page_after_page_and_says_who_took_it(TestDatabase database)
    {
        var town = await host.MatterTown(database);
        for (var i = 0; i < 23; i++)
        {
            await town.Given(i % 3 == 0 ? new MatterBuilder() : new MatterBuilder().Accepted().Dispatched(town.Works.Id, town.Works.Name, days: 1 + (i % 4)));
            await town.Given(new MatterBuilder(MatterTown.OtherVillage));
        }

        var (clerk, _) = await town.Town.Posted(Town, Can.ReadMatters, Can.AcceptMatters, Take.TakeLists);
        var shown = (await clerk.Page($"/matters?Village={MatterTown.Village}")).QuerySelectorAll(".queue td:nth-child(2)").Select(n => n.TextContent).ToList();

        var file = await clerk.Ask($"/matters?Village={MatterTown.Village}");
        Assert.Contains("还没有轮到", (await clerk.Page(file)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await town.Town.Make(pageSize: 5));
        var rows = await (await clerk.Submit(file, "main form")).Rows();

        Assert.Equal(23, shown.Count);
        Assert.Equal(shown, rows.Skip(1).SkipLast(1).Select(r => r[0]).ToList());
        Assert.Equal("编号", rows[0][0]);
        Assert.Contains("由测试员于2026-02-12 09:00从绵山镇导出，共23行", rows[^1][0], StringComparison.Ordinal);
        Assert.Equal(["lists.ask", "lists.fetch"], await town.Town.Db(db => db.Everywhere<TrailLine>().Where(l => l.By == clerk.Person).OrderBy(l => l.Id).Select(l => l.Act).ToListAsync()));
        Assert.Contains("事项名单", (await clerk.Page("/lists-out")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whistles_and_the_trail_go_the_same_way_and_CSV_has_the_same_rows(TestDatabase database)
    {
        var town = await host.MatterTown(database);
        var (whistle, legs) = LegBuilder.Standing(await town.Given(new MatterBuilder().Accepted()), town.Works);
        await town.Town.Given(whistle);
        await town.Town.Db(db =>
        {
            db.AddRange(legs);
            return db.SaveChangesAsync();
        });
        var (caller, _) = await town.Town.Posted(Town, Can.ReadMatters, Can.DispatchMatters, Can.Whistle, Take.TakeLists);
        var (auditor, _) = await town.Town.Posted(Town, Trail.ReadTrail, Take.TakeLists);

        var (whistles, trail) = (await caller.Ask("/whistles?View=Out"), await auditor.Ask("/trail"));
        var csv = await auditor.Ask("/trail", "Csv");
        Assert.Equal(3, await town.Town.Make(pageSize: 1));

        Assert.Equal(legs.Select(l => l.UnitName).ToList(), (await (await caller.Submit(whistles, "main form")).Rows()).Skip(1).SkipLast(1).Select(r => r[2]).ToList());
        var lines = await (await auditor.Submit(trail, "main form")).Rows();
        Assert.Equal(3, lines.Count - 2); // three lists were asked for
        var text = await (await auditor.Submit(csv, "main form")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(lines.SkipLast(1).Select(l => l[3]).ToList(), text.Split("\r\n").Take(4).Select(l => l.Split(',')[3]).ToList());
    }

    [Theory, BothDatabases]
    public async Task Only_who_asked_can_fetch_it_and_only_who_may_can_ask(TestDatabase database)
    {
        var town = await host.MatterTown(database);
        await town.Given(new MatterBuilder());
        var (clerk, _) = await town.Town.Posted(Town, Can.ReadMatters, Can.AcceptMatters, Take.TakeLists);
        var (other, _) = await town.Town.Posted(Town, Can.ReadMatters, Can.AcceptMatters, Take.TakeLists);
        var file = await clerk.Ask("/matters");
        await town.Town.Make(MakeList.PageSize);
        var page = await clerk.Page(file);

        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Submit(await Own(other, "/matters", file), "#fetch")).StatusCode);
        var reader = town.Intake;
        Assert.Null((await reader.Page("/matters")).QuerySelector("button[name=Format]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(file)).StatusCode);
        var refused = await reader.Submit(await Own(reader, "/matters/new", "/matters?handler=TakeOut"), "#fetch", ("Format", "Csv"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("没有导出的权限", (await Browser.Html(refused)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await (await clerk.Submit(page, "main form")).Rows()).Count - 1);
    }

    [Theory, BothDatabases]
    public async Task Three_of_one_person_wait_and_no_more_and_what_is_made_waits_no_longer(TestDatabase database)
    {
        var town = await host.MatterTown(database);
        await town.Given(new MatterBuilder());
        var (clerk, _) = await town.Town.Posted(Town, Can.ReadMatters, Can.AcceptMatters, Take.TakeLists);
        for (var i = 0; i < 3; i++)
        {
            await clerk.Ask("/matters");
        }

        var fourth = await clerk.Submit("/matters", "button[name=Format]");
        Assert.Equal(HttpStatusCode.Conflict, fourth.StatusCode);
        Assert.Contains("还有 3 份文件", (await Browser.Html(fourth)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, await town.Town.Make(MakeList.PageSize));
        await clerk.Ask("/matters");
    }

    [Theory, BothDatabases]
    public async Task A_right_that_was_taken_away_gives_nothing_before_the_file_is_made_or_after(TestDatabase database)
    {
        var town = await host.MatterTown(database);
        await town.Given(new MatterBuilder());
        var (early, earlyPost) = await town.Town.Posted(Town, Can.ReadMatters, Can.AcceptMatters, Take.TakeLists);
        var (late, _) = await town.Town.Posted(Town, Can.ReadMatters, Can.AcceptMatters, Take.TakeLists);
        var (one, two) = (await early.Ask("/matters"), await late.Ask("/matters"));
        await End(town.Town, earlyPost);

        await town.Town.Make(MakeList.PageSize);

        Assert.Equal([TakenState.Refused, TakenState.Ready], await town.Town.Db(db => db.Everywhere<TakenList>().OrderBy(l => l.Id).Select(l => l.State).ToListAsync()));
        Assert.Contains("范围变了", (await early.Page(one)).Body!.TextContent, StringComparison.Ordinal);
        var village = town.Town.As(late.Person, MatterTown.Village, [], Can.ReadMatters, Can.AcceptMatters, Take.TakeLists);
        Assert.Equal(HttpStatusCode.Conflict, (await village.Submit(two, "main form")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await late.Submit(two, "main form")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Numbers_of_persons_are_masked_but_for_those_who_may_open_a_contact(TestDatabase database)
    {
        var town = await host.MatterTown(database);
        await town.Given(new MatterBuilder(text: "请打13800000001问王某，证号110101199001010019。"));
        var (reader, _) = await town.Town.Posted(Town, Can.ReadMatters, Can.AcceptMatters, Take.TakeLists);
        var (opener, _) = await town.Town.Posted(Town, Can.ReadMatters, Can.AcceptMatters, Can.RevealReporters, Take.TakeLists);
        var (masked, plain) = (await reader.Ask("/matters"), await opener.Ask("/matters"));
        await town.Town.Make(MakeList.PageSize);

        Assert.Contains("138****0001问王某，证号110101********0019", (await (await reader.Submit(masked, "main form")).Rows())[1][1], StringComparison.Ordinal);
        Assert.Contains("13800000001", (await (await opener.Submit(plain, "main form")).Rows())[1][1], StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task After_a_week_the_file_is_gone_and_its_line_too(TestDatabase database)
    {
        var town = await host.MatterTown(database);
        await town.Given(new MatterBuilder());
        var (clerk, _) = await town.Town.Posted(Town, Can.ReadMatters, Can.AcceptMatters, Take.TakeLists);
        var file = await clerk.Ask("/matters");
        await town.Town.Make(MakeList.PageSize);
        var page = await clerk.Page(file);
        var folder = Path.Combine(host.Services.GetRequiredService<Gridwork.Platform.Sites.DataFolder>().Sites, $"{town.Town.Site.Code}.files", "taken");

        await Round(town.Town, town.Town.Clock.GetUtcNow().AddDays(6));
        Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        town.Town.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Submit(page, "main form")).StatusCode);
        await Round(town.Town, town.Town.Clock.GetUtcNow());

        Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        Assert.False(await town.Town.Db(db => db.Everywhere<TakenList>().AnyAsync()));
    }

    [Theory, BothDatabases]
    public async Task What_is_read_for_a_file_is_as_of_one_moment(TestDatabase database)
    {
        var town = await host.MatterTown(database);
        await town.Given(new MatterBuilder());

        var (before, during) = await town.Town.Db(async db =>
        {
            await using var moment = await OneMoment.Begin(db, default);
            var first = await db.Everywhere<Gridwork.Matters.Matter>().CountAsync();
            await town.Given(new MatterBuilder());
            return (first, await db.Everywhere<Gridwork.Matters.Matter>().CountAsync());
        });

        Assert.Equal((1, 1, 2), (before, during, await town.Town.Db(db => db.Everywhere<Gridwork.Matters.Matter>().CountAsync())));
    }

    // A form of their own, with their own token, that posts where they have no business.
    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Own(Browser browser, string from, string address)
    {
        var page = await browser.Page(from);
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("main form[method=post]")!;
        (form.Id, form.Action) = ("fetch", address);
        form.Append(page.CreateElement("input"));
        form.QuerySelector("input:last-child")!.SetAttribute("name", "Format");
        return page;
    }

    private static async Task End(Town town, Post post) => await town.Db(async db =>
    {
        var held = await db.Everywhere<Post>().SingleAsync(p => p.Id == post.Id);
        Assert.Null(held.End(CivilTime.DayOf(town.Clock.GetUtcNow()).AddDays(-1)));
        return await db.SaveChangesAsync();
    });

    private static Task<bool> Round(Town town, DateTimeOffset now) => town.Scope(async services =>
    {
        await services.GetRequiredService<RemoveTakenLists>().Run(now, default);
        return true;
    });
}

public sealed class MaskTests
{
    [Theory]
    [InlineData("打 13800000001 或 138 0000 0002、+86-13800000003", "打 138****0001 或 138 **** 0002、+86-138****0003")]
    [InlineData("证号11010119900101001X。", "证号110101********001X。")]
    [InlineData("卡6222020000000000123", "卡***************0123")]
    [InlineData("１３８００００００１１", "138****0011")]
    [InlineData("网格 140781105204001 编号 2026-000123", "网格 140781105204001 编号 2026-000123")]
    [InlineData("全角，不动：ＡＢＣ", "全角，不动：ＡＢＣ")]
    public void What_tells_one_person_from_all_others_is_hidden_and_codes_of_places_are_not(string text, string masked) => Assert.Equal(masked, Mask.Text(text));
}
