using System.Net;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Mail;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Platform.Jobs;

public sealed class JobsPageTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Rows = "table.rows tbody tr";

    [Theory, BothDatabases]
    public async Task A_stuck_mail_is_shown_with_its_error_begun_again_and_dropped_with_a_reason(TestDatabase database)
    {
        var town = await host.Town(database);
        var (one, other) = (await Stuck(town), await Stuck(town));
        await town.Given(Row(town));
        var keeper = town.As("140781105", Gridwork.Platform.Jobs.Can.KeepJobs);

        var list = await keeper.Page("/jobs");
        Assert.Equal(2, list.QuerySelectorAll(Rows).Length);
        Assert.Contains("server said no", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("secret words", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await keeper.Page("/jobs?Waiting=true")).QuerySelectorAll(Rows).Length);

        Assert.Equal(HttpStatusCode.Redirect, (await keeper.Submit($"/jobs/Outbox/{one.Id}", "form[action*=Again]")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await keeper.Submit($"/jobs/Outbox/{other.Id}", "form[action*=Drop]", ("Form.Reason", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.Submit($"/jobs/Outbox/{other.Id}", "form[action*=Drop]", ("Form.Reason", "收件人已经调走"))).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Get($"/jobs/Outbox/{other.Id}")).StatusCode);
        Assert.Equal([false, false], await town.Db(db => db.Everywhere<OutboxRow>().Select(r => r.Stuck).ToListAsync()));
        Assert.Equal(["收件人已经调走"], await town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Act == "jobs.drop").Select(l => l.Detail).ToListAsync()));
        Assert.Equal(1, await town.Db(db => db.Everywhere<TrailLine>().CountAsync(l => l.Act == "jobs.again")));
    }

    [Theory, BothDatabases]
    public async Task Fifty_are_a_page_and_whoever_does_not_keep_the_system_sees_none(TestDatabase database)
    {
        var town = await host.Town(database);
        for (var i = 0; i < 70; i++)
        {
            await Stuck(town);
        }

        var keeper = town.As("140781105", Gridwork.Platform.Jobs.Can.KeepJobs);
        var first = await keeper.Page("/jobs");
        var second = await keeper.Page(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal((50, 20), (first.QuerySelectorAll(Rows).Length, second.QuerySelectorAll(Rows).Length));
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As("140781105", "can.trail.read").Get("/jobs")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Get($"/jobs/Nonsense/{Guid.Empty}")).StatusCode);
    }

    private static OutboxRow Row(Town town) => new()
    {
        Kind = MailErrand.Kind,
        Body = """{"To":"a@example.com","Subject":"s","Text":"secret words"}""",
        Since = town.Clock.GetUtcNow(),
        Due = town.Clock.GetUtcNow(),
    };

    private static Task<OutboxRow> Stuck(Town town)
    {
        var row = Row(town);
        while (!row.Stuck)
        {
            row.Fail("SmtpCommandException: server said no", town.Clock.GetUtcNow());
        }

        return town.Given(row);
    }
}
