using System.Net;
using Gridwork.Matters;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

/// <summary>The side ways of a matter's life through their pages.</summary>
public sealed class SideWaysTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task It_is_sent_to_verify_verified_by_the_grid_worker_and_comes_back_to_intake(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder());

        await Done(town.Intake.Submit(MatterTown.Page(matter, "send-to-verify"), ("Form.Request", "看看是不是占道。")));
        Assert.Equal(MatterState.Verifying, (await town.Now(matter.Id)).State);
        await Refused(town.GridWorker.Submit(MatterTown.Page(matter, "verify"), ("Form.IsSo", "true"), ("Form.Report", "已处理")), "已处理");
        await Done(town.GridWorker.Submit(MatterTown.Page(matter, "verify"), ("Form.IsSo", "true"), ("Form.Report", "到现场看了，木料占了半边路。")));

        var now = await town.Now(matter.Id);
        Assert.Equal((MatterState.Reported, true), (now.State, now.Verified));
    }

    [Theory, BothDatabases]
    public async Task It_is_suspended_on_a_paper_and_resumed_and_a_day_beyond_a_year_is_refused(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id).Taken());
        var page = MatterTown.Page(matter, "suspend");

        var bare = await Browser.Html(await town.Dispatcher.Submit(page));
        Assert.Equal("#Form_Reason #Form_Paper #Form_LookAgain", string.Join(' ', bare.QuerySelectorAll("[role=alert] a").Select(a => a.GetAttribute("href")))); // as they stand in the form
        await Refused(town.Dispatcher.Submit(page, ("Form.Reason", "修路的钱明年才到。"), ("Form.Paper", "绵政函〔2026〕7号"), ("Form.LookAgain", "2027-02-13")), "修路的钱明年才到。");
        await Refused(town.Dispatcher.Submit(page, ("Form.Reason", "修路的钱明年才到。"), ("Form.LookAgain", "2026-06-30")), "修路的钱明年才到。");
        await Done(town.Dispatcher.Submit(page, ("Form.Reason", "修路的钱明年才到。"), ("Form.Paper", "绵政函〔2026〕7号"), ("Form.LookAgain", "2026-06-30")));
        Assert.Equal(MatterState.Suspended, (await town.Now(matter.Id)).State);
        Assert.Contains("绵政函〔2026〕7号", (await town.Dispatcher.Page($"/matters/{matter.Id.Value}")).QuerySelector(".clock")!.TextContent, StringComparison.Ordinal);

        town.Town.Clock.Advance(TimeSpan.FromDays(30));
        await Done(town.Dispatcher.Submit(MatterTown.Page(matter, "resume"), ("Form.Note", "钱到了。")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await town.Dispatcher.Get(page)).StatusCode);
        Assert.Equal(1, await town.Town.Db(db => db.Everywhere<TrailLine>().CountAsync(l => l.Act == "matters.suspend")));
    }

    [Theory, BothDatabases]
    public async Task The_unit_asks_for_more_time_and_the_dispatcher_grants_it(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id).Taken());

        await Refused(town.Worker.Submit(MatterTown.Page(matter, "ask-extension"), ("Form.Count", "6"), ("Form.Reason", "吊车下周才到。")), "吊车下周才到。");
        await Done(town.Worker.Submit(MatterTown.Page(matter, "ask-extension"), ("Form.Count", "5"), ("Form.Reason", "吊车下周才到。")));
        Assert.Contains("吊车下周才到。", (await town.Dispatcher.Page(MatterTown.Page(matter, "decide-extension"))).Body!.TextContent, StringComparison.Ordinal);
        await Refused(town.Dispatcher.Submit(MatterTown.Page(matter, "decide-extension"), ("Form.Granted", "false")), "");
        await Done(town.Dispatcher.Submit(MatterTown.Page(matter, "decide-extension"), ("Form.Granted", "true")));

        Assert.Contains("2026-03-04 24:00", (await town.Worker.Page($"/matters/{matter.Id.Value}")).QuerySelector(".clock")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_clock_is_paused_and_runs_again(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id).Taken());

        await Done(town.Dispatcher.Submit(MatterTown.Page(matter, "pause-clock"), ("Form.Reason", "等房屋鉴定的结果。"), ("Form.Paper", "鉴字3号")));
        Assert.Equal(Matter.Never, (await town.Now(matter.Id)).NextDue);
        var clock = (await town.Worker.Page($"/matters/{matter.Id.Value}")).QuerySelector(".clock")!;
        Assert.Contains("暂停", clock.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("9999", clock.TextContent, StringComparison.Ordinal);
        town.Town.Clock.Advance(TimeSpan.FromDays(1));
        await Done(town.Dispatcher.Submit(MatterTown.Page(matter, "resume-clock")));
        Assert.NotEqual(Matter.Never, (await town.Now(matter.Id)).NextDue);
    }

    [Theory, BothDatabases]
    public async Task It_is_voided_closed_by_force_and_reopened_each_with_its_reason(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (twin, stuck) = (await town.Given(new MatterBuilder()), await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id)));

        await Done(town.Intake.Submit(MatterTown.Page(twin, "void"), ("Form.Reason", "和昨天那件是同一处。")));
        await Done(town.Leader.Submit(MatterTown.Page(stuck, "force-close"), ("Form.Result", "房主失联，已上报县里。"), ("Form.Answer", "已报县里，有结果再告诉您。")));
        Assert.Equal((MatterState.Void, MatterState.Closed), ((await town.Now(twin.Id)).State, (await town.Now(stuck.Id)).State));
        Assert.Equal(HttpStatusCode.Conflict, (await town.Intake.Get(MatterTown.Page(twin, "void"))).StatusCode);

        await Done(town.Dispatcher.Submit(MatterTown.Page(stuck, "reopen"), ("Form.Reason", "房主找到了，重新办理。")));
        Assert.Equal((MatterState.Accepted, true), ((await town.Now(stuck.Id)).State, (await town.Now(stuck.Id)).Open));
    }

    private static async Task Done(Task<HttpResponseMessage> answer)
    {
        var page = await answer;
        Assert.True(page.StatusCode is HttpStatusCode.Redirect, page.StatusCode is HttpStatusCode.Redirect ? "" : (await Browser.Html(page)).QuerySelector("main")?.TextContent);
    }

    private static async Task Refused(Task<HttpResponseMessage> answer, string kept)
    {
        var page = await answer;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        var html = await Browser.Html(page);
        Assert.NotNull(html.QuerySelector("[role=alert]"));
        Assert.Contains(kept, html.QuerySelector("main form")!.TextContent, StringComparison.Ordinal);
    }
}
