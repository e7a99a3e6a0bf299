using System.Net;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Platform.Trail;

public sealed class TrailPageTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Rows = "table.rows tbody tr:has(td:nth-child(6))";

    [Theory, BothDatabases]
    public async Task Lines_come_newest_first_fifty_a_page_and_none_is_left_out_or_shown_twice(TestDatabase database)
    {
        var town = await Town(database, lines: 120);
        var auditor = town.As("140781105", Can.ReadTrail);
        var (seen, address) = (new List<string>(), (string?)"/trail");

        while (address is not null)
        {
            var page = await auditor.Page(address);
            seen.AddRange(page.QuerySelectorAll(Rows).Select(r => r.Children[3].TextContent));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal([.. Enumerable.Range(0, 120).Reverse().Select(i => $"2026-{i:D6}")], seen);
        Assert.Equal(50, (await auditor.Page("/trail?After=nonsense")).QuerySelectorAll(Rows).Length);
    }

    [Theory, BothDatabases]
    public async Task The_address_narrows_by_day_name_and_number_and_an_unreadable_day_gets_words(TestDatabase database)
    {
        var town = await Town(database, lines: 3);
        var auditor = town.As("140781105", Can.ReadTrail);

        Assert.Equal(3, (await auditor.Page("/trail?Day=2026-02-12&Who=韩雪")).QuerySelectorAll(Rows).Length);
        Assert.Single((await auditor.Page("/trail?Subject=2026-000001")).QuerySelectorAll(Rows));
        Assert.Empty((await auditor.Page("/trail?Day=2026-02-13")).QuerySelectorAll(Rows));
        Assert.Empty((await auditor.Page("/trail?Who=宋平")).QuerySelectorAll(Rows));
        var answer = await auditor.Get("/trail?Day=soon");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("soon", (await Browser.Html(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_auditor_of_a_village_sees_its_lines_only_and_whoever_is_no_auditor_none(TestDatabase database)
    {
        var town = await Town(database, lines: 3);
        await town.Given(TrailLine.Of(Clerk, "matters.report", "there", AreaCode.Of("140781105204001"), "", town.Clock.GetUtcNow()));
        await town.Given(TrailLine.Of(Clerk, "site.changed", "site", area: null, "", town.Clock.GetUtcNow()));

        var village = (await town.As("140781105204", Can.ReadTrail).Page("/trail")).QuerySelectorAll(Rows);

        Assert.Equal("there", Assert.Single(village).Children[3].TextContent);
        Assert.Equal(5, (await town.As("140781105", Can.ReadTrail).Page("/trail")).QuerySelectorAll(Rows).Length);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As("140781105", "can.matters.read").Get("/trail")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_check_says_that_all_holds_and_names_the_line_that_was_changed(TestDatabase database)
    {
        var town = await Town(database, lines: 3);
        await town.Scope(services => services.GetRequiredService<SealTrail>().Run(default));
        var auditor = town.As("140781105", Can.ReadTrail);

        var whole = await Browser.Html(await auditor.Submit("/trail", "form[method=post] .btn.main"));
        await town.Db(db => db.Database.ExecuteSqlRawAsync("UPDATE trail_lines SET detail = 'other' WHERE subject = '2026-000001'"));
        var broken = await Browser.Html(await auditor.Submit("/trail", "form[method=post] .btn.main"));

        Assert.Contains("3 行、1 块，全部完好", whole.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(whole.QuerySelector("[role=alert]"));
        Assert.Contains("第 1 块的一行被改动：立案", broken.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Single(broken.QuerySelectorAll("td.code"));
    }

    private static readonly Caller Clerk = Caller.System("韩雪") with { Id = PersonId.New() };

    // One line a second, so that the order is plain.
    private async Task<Town> Town(TestDatabase database, int lines)
    {
        var town = await host.Town(database);
        await town.Db(db =>
        {
            for (var i = 0; i < lines; i++)
            {
                db.Trail(Clerk, "matters.accept", $"2026-{i:D6}", AreaCode.Of("140781105"), "01-36", town.Clock.GetUtcNow().AddSeconds(i));
            }

            return db.Save(default);
        });
        return town;
    }
}
