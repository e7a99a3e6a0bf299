using System.Net;
using Gridwork.Matters;
using Gridwork.Matters.Alarms;
using Gridwork.Platform.Inbox;
using Gridwork.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

/// <summary>People of the desk are told what concerns them, once, and never what they did themselves. They have real posts here.</summary>
public sealed class InboxTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task The_unit_that_gets_a_matter_is_told_once_and_reads_it_where_it_leads(TestDatabase database)
    {
        var town = await InboxTown.In(host, database);
        var works = await InboxTown.Unit(town, "村镇建设办");
        var matter = await town.Given(new MatterBuilder().Accepted().Build());
        var dispatcher = await InboxTown.Person(town, "paiqian", Can.DispatchMatters);
        await Done(dispatcher.Submit(MatterTown.Page(matter, "dispatch"), ("Form.Unit", $"{works.Id.Value}"), ("Form.Count", "5"), ("Form.TermUnit", "WorkingDays")));
        await Errands(town);
        await Again(town, matter.Id);

        var handler = await InboxTown.Person(town, "jianshe", Can.HandleMatters);
        var head = await handler.Page("/matters");
        Assert.Contains("1 条未读", head.QuerySelector(".topbar a[href='/inbox']")!.TextContent, StringComparison.Ordinal);
        var line = (await handler.Page("/inbox")).QuerySelectorAll("table tbody tr").Single();
        Assert.Contains("派给村镇建设办，最迟 2月26日（周四）24:00", line.TextContent, StringComparison.Ordinal);
        Assert.Contains(matter.Number, line.TextContent, StringComparison.Ordinal);
        foreach (var other in new[] { dispatcher, await InboxTown.Person(town, "zhifa", Can.HandleMatters) })
        {
            Assert.Empty((await other.Page("/inbox?All=true")).QuerySelectorAll("table tbody tr"));
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get(line.QuerySelector("a")!.GetAttribute("href")!)).StatusCode);
        }

        var opened = await handler.Get(line.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal($"/matters/{matter.Id.Value}", opened.Headers.Location!.ToString());
        Assert.Null((await handler.Page("/matters")).QuerySelector(".topbar a[href='/inbox'] .tag"));
        Assert.Empty((await handler.Page("/inbox")).QuerySelectorAll("table tbody tr"));
        Assert.Single((await handler.Page("/inbox?All=true")).QuerySelectorAll("table tbody tr"));
    }

    [Theory, BothDatabases]
    public async Task A_contest_a_call_and_a_term_that_is_over_reach_whoever_rules_comes_or_answers_for_it(TestDatabase database)
    {
        var town = await InboxTown.In(host, database);
        var enforcement = await InboxTown.Unit(town, "综合行政执法队");
        var (late, called) = (await town.Given(new MatterBuilder().Accepted().Dispatched(enforcement.Id, enforcement.Name).Build()), await town.Given(new MatterBuilder().Accepted().Build()));
        var handler = await InboxTown.Person(town, "zhifa", Can.HandleMatters);
        await Done(handler.Submit(MatterTown.Page(late, "contest"), ("Form.Reason", "占道堆放归别的单位管。"), ("Form.Evidence", "职责清单第 3 条")));
        var whistler = await InboxTown.Person(town, "paiqian", Can.DispatchMatters, Can.Whistle);
        await Done(whistler.Submit(MatterTown.Page(called, "whistle"), ("Form.Kind", "JointEnforcement"), ("Form.Ask", "一起来看看。"), ("Form.Units[0].Unit", $"{enforcement.Id.Value}"), ("Form.Units[0].Task", "看是不是违建。"),
            ("Form.Arrival", "2"), ("Form.ArrivalUnit", "WorkHours"), ("Form.Count", "3"), ("Form.TermUnit", "WorkingDays"), ("Form.Whole", "7")));
        await Errands(town);

        Assert.Contains("综合行政执法队提出异议，等裁定：占道堆放归别的单位管。", await Lines(await InboxTown.Person(town, "lingdao", Can.Arbitrate)), StringComparison.Ordinal);
        Assert.Contains("吹哨叫综合行政执法队", await Lines(handler), StringComparison.Ordinal);
        Assert.DoesNotContain("异议", await Lines(handler), StringComparison.Ordinal); // it is their own
        Assert.Contains("吹哨叫综合行政执法队", await Lines(await InboxTown.Person(town, "duizhang", Can.HandleMatters, Can.LeadUnit)), StringComparison.Ordinal);

        town.Clock.Advance(TimeSpan.FromDays(15));
        await town.Scope(s => s.GetRequiredService<RingAlarms>().Run(default));
        await Errands(town);
        var head = await InboxTown.Person(town, "duizhang", Can.HandleMatters, Can.LeadUnit);
        Assert.Contains("超期：2月26日（周四）24:00 到期", await Lines(head), StringComparison.Ordinal);
        Assert.Contains("超期", await Lines(whistler), StringComparison.Ordinal);
        Assert.DoesNotContain("超期", await Lines(handler), StringComparison.Ordinal); // half and four fifths were theirs, at /notices

        await Done(head.Submit("/inbox", "main form", []));
        Assert.Empty((await head.Page("/inbox")).QuerySelectorAll("table tbody tr"));
        Assert.NotEmpty(await Lines(handler));
    }

    [Theory, BothDatabases]
    public async Task What_is_not_saved_is_told_to_nobody(TestDatabase database)
    {
        var town = await InboxTown.In(host, database);
        var enforcement = await InboxTown.Unit(town, "综合行政执法队");
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(enforcement.Id, enforcement.Name).Build());
        var handler = await InboxTown.Person(town, "zhifa", Can.HandleMatters);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await handler.Submit(MatterTown.Page(matter, "contest"), ("Form.Reason", ""), ("Form.Evidence", ""))).StatusCode);
        Assert.Equal(0, await town.Db(db => db.Everywhere<OutboxRow>().CountAsync(r => r.Kind == "matters.tell")));
        await Done(handler.Submit(MatterTown.Page(matter, "take")));
        Assert.Equal(0, await town.Db(db => db.Everywhere<OutboxRow>().CountAsync(r => r.Kind == "matters.tell"))); // nobody waits for that
        await Errands(town);
        Assert.Equal(0, await town.Db(db => db.Everywhere<InboxLine>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_told_what_they_did_themselves(TestDatabase database)
    {
        var town = await InboxTown.In(host, database);
        var (one, other) = (await town.Given(new MatterBuilder().Build()), await town.Given(new MatterBuilder().Build()));
        var head = await InboxTown.Person(town, "gezhang", Can.VerifyMatters, Can.HearWhistles);
        await Done((await InboxTown.Person(town, "wangge", Can.VerifyMatters)).Submit(MatterTown.Page(one, "raise"), ("Form.Ask", "请来看看木料。")));
        await Done(head.Submit(MatterTown.Page(other, "raise"), ("Form.Ask", "请执法队来看看。")));
        await Errands(town);

        Assert.Contains("请来看看木料。", await Lines(head), StringComparison.Ordinal);
        Assert.DoesNotContain("请执法队来看看。", await Lines(head), StringComparison.Ordinal);
    }

    private static Task<int> Errands(Town town) => town.Scope(s => s.GetRequiredService<DoErrands>().Run(default));

    // As after a kill between the work and the end of the errand: it is done once more.
    private static async Task Again(Town town, MatterId id)
    {
        await town.Db(db =>
        {
            db.Send(new Gridwork.Matters.Telling.MatterNews(id.Value, 3), town.Clock.GetUtcNow());
            return db.SaveChangesAsync();
        });
        await Errands(town);
    }

    private static async Task<string> Lines(Browser browser) => string.Join('\n', (await browser.Page("/inbox?All=true")).QuerySelectorAll("table tbody tr").Select(r => r.TextContent));

    private static async Task Done(Task<HttpResponseMessage> answer)
    {
        var page = await answer;
        Assert.True(page.StatusCode is HttpStatusCode.Redirect, page.StatusCode is HttpStatusCode.Redirect ? "" : $"{page.StatusCode} {(await Browser.Html(page)).QuerySelector("main")?.TextContent}");
    }
}
