using System.Net;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Alarms;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

/// <summary>'Not ours', said of a plain dispatch, and what belongs to the level above.</summary>
public sealed class ContestTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly (string, string)[] NotOurs = [("Form.Reason", "占道堆放归执法队管。"), ("Form.Evidence", "赋权清单第 12 项")];

    [Theory, BothDatabases]
    public async Task The_unit_contests_and_stays_responsible_until_the_dispatcher_gives_it_to_another(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id, town.Works.Name));
        Assert.Equal(HttpStatusCode.NotFound, (await town.Officer.Get(MatterTown.Page(matter, "contest"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Worker.Get(MatterTown.Page(matter, "return"))).StatusCode);

        await Refused(town.Worker.Submit(MatterTown.Page(matter, "contest"), NotOurs[0]), "占道堆放归执法队管。");
        await Done(town.Worker.Submit(MatterTown.Page(matter, "contest"), NotOurs));
        var open = await town.Now(matter.Id);
        Assert.Equal((MatterState.Dispatched, town.Works.Id, matter.NextDue, true), (open.State, open.Unit!.Value, open.NextDue, open.Contested));
        Assert.Contains(matter.Number, (await town.Arbiter.Page("/matters?View=Contested")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("赋权清单第 12 项", (await town.Dispatcher.Page($"/matters/{matter.Id.Value}")).Body!.TextContent, StringComparison.Ordinal);
        await Refused(town.Worker.Get(MatterTown.Page(matter, "contest")), "已经提过一次异议");
        await Refused(town.Dispatcher.Get(MatterTown.Page(matter, "hand-up")), "先收回改派");

        await Done(town.Dispatcher.Submit(MatterTown.Page(matter, "return"), ("Form.Reason", "说得对，改派执法队。")));
        Assert.Equal((MatterState.Accepted, null, true), ((await town.Now(matter.Id)).State, (await town.Now(matter.Id)).Unit, (await town.Now(matter.Id)).Contest!.Upheld));
        await Done(town.Dispatcher.Submit(MatterTown.Page(matter, "dispatch"), ("Form.Unit", town.Police.Id.Value.ToString())));

        var now = await town.Now(matter.Id);
        Assert.Equal((MatterState.Dispatched, town.Police.Id, "执法队", null), (now.State, now.Unit!.Value, now.UnitName, now.Contest));
        Assert.Equal(HttpStatusCode.NotFound, (await town.Worker.Get($"/matters/{matter.Id.Value}")).StatusCode);
        Assert.DoesNotContain(matter.Number, (await town.Arbiter.Page("/matters?View=Contested")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_third_person_rules_and_the_ruling_stands(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (kept, freed) = (await Contested(), await Contested());
        (string, string)[] no = [("Form.Upheld", "false"), ("Form.Ruling", "堆在工地门口，归建设办。")];
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Dispatcher.Get(MatterTown.Page(kept, "rule"))).StatusCode);
        var party = town.Town.As(MatterTown.TownCode, [town.Works.Id.Value], Can.ReadMatters, Can.Arbitrate);
        await Refused(party.Get(MatterTown.Page(kept, "rule")), "请第三人裁定");
        var dispatched = town.Town.As(MatterBuilder.Dispatcher, MatterTown.TownCode, [], Can.ReadMatters, Can.Arbitrate);
        await Refused(dispatched.Get(MatterTown.Page(kept, "rule")), "请第三人裁定");

        await Done(town.Arbiter.Submit(MatterTown.Page(kept, "rule"), no));
        var stays = await town.Now(kept.Id);
        Assert.Equal((MatterState.Dispatched, town.Works.Id, kept.NextDue, false), (stays.State, stays.Unit!.Value, stays.NextDue, stays.Contested));
        await Refused(town.Worker.Get(MatterTown.Page(kept, "contest")), "已经提过一次异议");
        await Refused(town.Arbiter.Get(MatterTown.Page(kept, "rule")), "没有提出异议");

        await Done(town.Arbiter.Submit(MatterTown.Page(freed, "rule"), ("Form.Upheld", "true"), ("Form.Ruling", "清单写的是执法队。")));
        Assert.Equal((MatterState.Accepted, null, Matter.Never), ((await town.Now(freed.Id)).State, (await town.Now(freed.Id)).Unit, (await town.Now(freed.Id)).NextDue));
        Assert.Equal(["matters.overrule", "matters.uphold"], await town.Town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Act == "matters.overrule" || l.Act == "matters.uphold").Select(l => l.Act).Order().ToListAsync()), StringComparer.Ordinal);

        async Task<Matter> Contested()
        {
            var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id, town.Works.Name));
            await Done(town.Worker.Submit(MatterTown.Page(matter, "contest"), NotOurs));
            return await town.Now(matter.Id);
        }
    }

    [Fact]
    public void The_contest_has_a_clock_of_its_own_and_work_that_is_done_ends_it()
    {
        var timing = MatterBuilder.Usual with { Rules = new ClockRules([new(ClockKind.Ruling, new(2026, 1, 1), new(2, TermUnit.WorkingDays, CountedBy.Law))]) };
        var matter = new MatterBuilder(timing: timing).Accepted().Dispatched().Taken().Build();
        var by = new Actor(MatterBuilder.Worker, "石建军", new(2026, 2, 13, 10, 0, 0, TimeSpan.FromHours(8)));

        Assert.Null(matter.ContestIt("不归我们管。", "清单", by, timing));
        Assert.Equal("02-24", $"{matter.Clocks.Of(ClockKind.Ruling)!.Due.AddMinutes(-1).ToOffset(TimeSpan.FromHours(8)):MM-dd}"); // 14 is a make-up working day, then the Spring Festival
        Assert.Null(matter.Handle("木料已拉走，路面扫净。", by, timing));

        Assert.Equal((null, false, false), (matter.Contest, matter.Contested, matter.Clocks.Of(ClockKind.Ruling)!.Runs));
    }

    [Theory, BothDatabases]
    public async Task What_the_township_cannot_do_goes_up_and_comes_back_done_or_undone(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (done, undone) = (await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id, town.Works.Name)), await town.Given(new MatterBuilder().Accepted()));
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Worker.Get(MatterTown.Page(done, "hand-up"))).StatusCode);
        await Refused(town.Dispatcher.Submit(MatterTown.Page(done, "hand-up"), [.. Up[..3], ("Form.AskAgain", "2027-02-14")]), "河道归市里管。");
        await Refused(town.Dispatcher.Get(MatterTown.Page(done, "settle-above")), "不能再");

        await Done(town.Dispatcher.Submit(MatterTown.Page(done, "hand-up"), Up));
        await Done(town.Dispatcher.Submit(MatterTown.Page(undone, "hand-up"), Up));
        var above = await town.Now(done.Id);
        Assert.Equal((MatterState.HandedUp, null, done.NextDue, "介休市水利局"), (above.State, above.Unit, above.NextDue, above.Above!.To));

        town.Town.Clock.SetUtcNow(new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        await town.Town.Scope(s => s.GetRequiredService<RingAlarms>().Run(default));
        Assert.Contains(await town.Town.Db(db => db.Everywhere<Notice>().AsNoTracking().ToListAsync()), n => n.Matter == done.Id && n.Kind is NoticeKind.LookAgain && n.To is Audience.Dispatchers);

        await Done(town.Dispatcher.Submit(MatterTown.Page(done, "settle-above"), ("Form.Report", "市里派船清完了，河道通了。")));
        await Done(town.Dispatcher.Submit(MatterTown.Page(undone, "get-back"), ("Form.Reason", "市里说这一段归镇里管。")));
        Assert.Equal((MatterState.Handled, null, null), ((await town.Now(done.Id)).State, (await town.Now(done.Id)).Above, (await town.Now(done.Id)).LookAgain));
        Assert.Equal((MatterState.Accepted, null), ((await town.Now(undone.Id)).State, (await town.Now(undone.Id)).Above));
        await Done(town.Checker.Submit(MatterTown.Page(done, "close"), ("Form.ConditionMet", "true"), ("Form.Result", "现场看过，河道已清。"), ("Form.Answer", "市里派船清完了。")));
    }

    private static readonly (string, string)[] Up = [("Form.To", "介休市水利局"), ("Form.Paper", "绵政报〔2026〕5号"), ("Form.Reason", "河道归市里管。"), ("Form.AskAgain", "2026-03-02")];

    private static async Task Done(Task<HttpResponseMessage> answer) => Assert.Equal(HttpStatusCode.Redirect, (await answer).StatusCode);

    private static async Task Refused(Task<HttpResponseMessage> answer, string kept)
    {
        var refused = await answer;
        Assert.True((int)refused.StatusCode is 409 or 422 or 403, $"{refused.StatusCode}");
        Assert.Contains(kept, (await Browser.Html(refused)).Body!.InnerHtml, StringComparison.Ordinal);
    }
}
