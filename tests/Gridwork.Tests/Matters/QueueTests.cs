using System.Net;
using Gridwork.Platform.Persistence;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

public sealed class QueueTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task Fifty_rows_cost_as_many_commands_as_one_and_the_next_page_goes_on_where_this_one_ends(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var reader = town.Intake;
        await town.Given(new MatterBuilder());
        await reader.Get("/matters");
        var one = await town.Town.Commands(() => reader.Get("/matters"));
        for (var i = 0; i < 60; i++)
        {
            await town.Given(i % 2 == 0 ? new MatterBuilder() : new MatterBuilder().Accepted().Dispatched(town.Works.Id, town.Works.Name, days: 1 + (i % 7)));
        }

        Assert.Equal(one, await town.Town.Commands(() => reader.Get("/matters")));

        var first = await reader.Page("/matters");
        var second = await reader.Page(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        string[] numbers = [.. first.QuerySelectorAll(".queue td:nth-child(2)").Concat(second.QuerySelectorAll(".queue td:nth-child(2)")).Select(n => n.TextContent)];
        Assert.Equal((50, 61, 61), (first.QuerySelectorAll(".queue td:nth-child(2)").Length, numbers.Length, numbers.Distinct(StringComparer.Ordinal).Count()));
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    [Theory, BothDatabases]
    public async Task The_nearest_due_date_comes_first_and_each_band_has_its_heading(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var later = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id, days: 9));
        var plain = await town.Given(new MatterBuilder());
        var over = await town.Given(new MatterBuilder(now: host.Clock.GetUtcNow().AddDays(-5)).Accepted().Dispatched(town.Works.Id, days: 2));

        var page = await town.Intake.Page("/matters");

        Assert.Equal([over.Number, later.Number, plain.Number], page.QuerySelectorAll(".queue td:nth-child(2)").Select(n => n.TextContent).ToArray());
        Assert.Equal(["已超期", "之后到期", "没有计时"], page.QuerySelectorAll(".band").Select(b => b.TextContent.Trim()).ToArray());
    }

    [Theory, BothDatabases]
    public async Task Each_tab_says_how_many_it_holds_no_further_than_a_thousand(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        await town.Given(new MatterBuilder());
        await town.Given(new MatterBuilder());
        await town.Given(new MatterBuilder(now: host.Clock.GetUtcNow().AddDays(-5)).Accepted().Dispatched(town.Works.Id, days: 2));
        await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id).Taken().Contested());
        await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id).Taken().Handled().Closed());
        await town.Given(new MatterBuilder(MatterTown.OtherVillage).Declined());
        async Task<string[]> Tabs(Browser who) => [.. (await who.Page("/matters")).QuerySelectorAll(".tabs a").Select(a => string.Join(' ', a.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

        Assert.Equal(["全部在办 4", "等立案 2", "今天到期和超期 1", "已办结 2"], await Tabs(town.Intake));
        Assert.Contains("有异议 1", await Tabs(town.Dispatcher), StringComparer.Ordinal);
        await town.Town.Db(db => db.InTransaction(
            async ct =>
            {
                await db.AddFew(Enumerable.Range(0, 1001).Select(_ => new MatterBuilder().Build()), ct);
                return 0;
            },
            default));
        Assert.Equal("全部在办 1000+", (await Tabs(town.Intake))[0]);
    }

    [Theory, BothDatabases]
    public async Task Filters_stand_in_the_address(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var here = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id, town.Works.Name));
        var there = await town.Given(new MatterBuilder(MatterTown.OtherVillage));
        var closed = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id).Taken().Handled().Closed());
        async Task<string[]> List(string filter) => [.. (await town.Intake.Page($"/matters?{filter}")).QuerySelectorAll(".queue td:nth-child(2)").Select(n => n.TextContent)];

        Assert.Equal([here.Number], await List($"Village={MatterTown.Village}"));
        Assert.Equal([here.Number], await List($"Unit={town.Works.Id.Value}"));
        Assert.Equal([here.Number], await List("Class=01-36&State=Dispatched"));
        Assert.Equal([there.Number], await List("View=Intake"));
        Assert.Equal([closed.Number], await List("View=Closed"));
        Assert.Equal([here.Number], await List("Due=2026-02-26"));
        Assert.Empty(await List("Due=2026-02-25"));
    }

    [Theory, BothDatabases]
    public async Task A_day_that_is_none_gets_words_and_is_kept(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));

        var answer = await town.Intake.Get("/matters?Due=2026-02-30");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Browser.Html(answer);
        Assert.Contains("2026-02-30", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-02-30", page.QuerySelector("[name=Due]")!.GetAttribute("value"));
    }

    [Theory, BothDatabases]
    public async Task A_handler_sees_what_their_unit_has_and_nothing_else(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var mine = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id, town.Works.Name));
        var other = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Police.Id, town.Police.Name));

        var page = (await town.Worker.Page("/matters")).Body!.TextContent;

        Assert.Contains(mine.Number, page, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Number, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await town.Worker.Get($"/matters/{other.Id.Value}")).StatusCode);
        var both = town.Town.As(MatterTown.TownCode, [town.Works.Id.Value], Can.ReadMatters, Can.HandleMatters, Can.CheckMatters);
        Assert.Equal(HttpStatusCode.OK, (await both.Get($"/matters/{other.Id.Value}")).StatusCode);
    }
}
