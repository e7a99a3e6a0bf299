using System.Net;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.Whistles;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

/// <summary>Whistles through their pages: each unit has its own leg, and the matter waits for all of them.</summary>
public sealed partial class WhistleTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task Two_units_are_called_come_answer_are_rated_and_only_then_the_matter_is_summed_up_and_closed(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted());
        await Call(town, matter, town.Police, town.Works);
        var (police, works) = (await Leg(town, matter, town.Police), await Leg(town, matter, town.Works));
        Assert.Equal((LegRole.Lead, LegRole.Co), (police.Role, works.Role));
        var closing = await town.Town.As(MatterTown.TownCode, Gridwork.Areas.Can.ManageAreas).Submit($"/units/{works.Unit.Value}/close", ("Form.LastDay", "2026-02-12"), ("Form.Reason", "并入执法队"));
        Assert.Equal(HttpStatusCode.Conflict, closing.StatusCode);

        await Refused(town.Whistler.Get(MatterTown.Page(matter, "sum-up")), "执法队");
        await Through(town, town.Officer, police);
        await Refused(town.Whistler.Get(MatterTown.Page(matter, "sum-up")), "村镇建设办");
        await Through(town, town.Worker, works);
        await Done(town.Whistler.Submit(MatterTown.Page(matter, "sum-up"), ("Form.Report", "两家都办完了，路通了。")));
        await Done(town.Checker.Submit(MatterTown.Page(matter, "close"), ("Form.Result", "现场看过，清除完毕。"), ("Form.Answer", "堆料已清走，路通了。"), ("Form.ConditionMet", "true")));

        Assert.Equal(MatterState.Closed, (await town.Now(matter.Id)).State);
        var now = await Leg(town, matter, town.Police);
        Assert.Equal((LegState.Rated, Solved.Yes, false, true), (now.State, now.Rating!.Solved, now.Open, now.Arrival!.Confirmed));
        Assert.Equal(["legs.acknowledge", "legs.answer", "legs.arrive", "legs.confirm-arrival", "legs.judge", "legs.rate"],
            await town.Town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Act.StartsWith("legs.")).Select(l => l.Act).Distinct().OrderBy(a => a).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_contest_is_ruled_by_a_third_person_and_the_unit_stays_responsible_meanwhile(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted());
        await Call(town, matter, town.Police, town.Works);
        var works = await Leg(town, matter, town.Works);
        var worker = town.Worker;

        await Refused(worker.Submit(Page(works, "contest"), ("Form.Reason", "该路由村里管。")), "该路由村里管。");
        await Done(worker.Submit(Page(works, "contest"), ("Form.Reason", "该路由村里管。"), ("Form.Evidence", "管养责任清单第 3 条")));
        var contested = await Leg(town, matter, town.Works);
        Assert.Equal((LegState.Contested, works.NextDue), (contested.State, contested.NextDue));
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Whistler.Get(Page(works, "rule"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Town.As(MatterTown.TownCode, [town.Works.Id.Value], Can.ReadMatters, Can.Arbitrate).Get(Page(works, "rule"))).StatusCode);
        await Done(town.Arbiter.Submit(Page(works, "rule"), ("Form.Upheld", "false"), ("Form.Ruling", "清单写明由建设办负责。")));
        Assert.Equal(LegState.Acknowledged, (await Leg(town, matter, town.Works)).State);
        await Refused(worker.Get(Page(works, "contest")), "", "裁定有效");

        var police = await Leg(town, matter, town.Police);
        await Done(town.Officer.Submit(Page(police, "contest"), ("Form.Reason", "没有处罚权。"), ("Form.Evidence", "赋权目录")));
        await Done(town.Arbiter.Submit(Page(police, "rule"), ("Form.Upheld", "true"), ("Form.Ruling", "目录里没有这一项。")));
        Assert.Equal((LegState.Released, false), ((await Leg(town, matter, town.Police)).State, (await Leg(town, matter, town.Police)).Open));
        Assert.Equal(HttpStatusCode.NotFound, (await town.Officer.Get($"/matters/{matter.Id.Value}")).StatusCode); // it has no part in it any more
        Assert.Equal(HttpStatusCode.OK, (await town.Officer.Get($"/legs/{police.Id.Value}")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Calling_twice_outside_the_area_or_what_ended_is_refused_in_words_and_keeps_what_was_typed(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted());
        var elsewhere = await town.Town.Given(Unit.Of(UnitKind.VillageCommittee, "东内封村委会", "东内封村民委员会", AreaCode.Of(MatterTown.OtherVillage), new DateOnly(2026, 1, 1)));
        var ended = Unit.Of(UnitKind.TownshipOffice, "农机站", "介休市绵山镇农机站", AreaCode.Of(MatterTown.TownCode), new DateOnly(2020, 1, 1));
        Assert.Null(ended.Close(new DateOnly(2025, 12, 31)));
        ended = await town.Town.Given(ended);

        await Refused(Whistle(town, matter, [(town.Police, "查倾倒的人"), (town.Police, "清运")]), "查倾倒的人", "执法队已经在办");
        Assert.IsType<UnitOutside>(await Called(town, matter, elsewhere)); // neither is offered by the page
        Assert.Equal(new UnitEnded("农机站", new DateOnly(2025, 12, 31)), await Called(town, matter, ended));
        await Refused(Whistle(town, matter, []), "", "至少选一个单位");
        await Refused(Whistle(town, matter, [(town.Police, "")]), "", "写明请执法队做什么");
        Assert.Equal(0, await town.Town.Db(db => db.Everywhere<Leg>().CountAsync()));
        await Done(Whistle(town, matter, [(town.Police, "查倾倒的人")]));
        await Refused(Whistle(town, matter, [(town.Police, "清运")], more: true), "清运", "执法队已经在办");
    }

    [Theory, BothDatabases]
    public async Task An_arrival_lies_after_the_call_and_is_confirmed_or_denied_by_the_caller(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted());
        await Call(town, matter, town.Police);
        var leg = await Leg(town, matter, town.Police);
        town.Town.Clock.Advance(TimeSpan.FromMinutes(50));

        await Done(town.Officer.Submit(Page(leg, "acknowledge")));
        await Refused(town.Officer.Get(Page(leg, "answer")), "", "先报到");
        await Refused(town.Officer.Submit(Page(leg, "arrive"), ("Form.Day", "2026-01-01"), ("Form.Time", "9:10"), ("Form.Who", "石建军")), "石建军", "到场时间要在吹哨");
        await Done(town.Officer.Submit(Page(leg, "arrive"), ("Form.Who", "石建军")));
        await Refused(town.Whistler.Submit(Page(leg, "see-arrival"), ("Form.There", "false")), "");
        await Done(town.Whistler.Submit(Page(leg, "see-arrival"), ("Form.There", "false"), ("Form.Note", "村里的人没有看到。")));
        var now = await Leg(town, matter, town.Police);
        Assert.Equal((LegState.Acknowledged, null), (now.State, now.Arrival));
        Assert.True(now.Of(Gridwork.Matters.Contracts.ClockKind.Arrival)!.Runs);
    }

    [Theory, BothDatabases]
    public async Task A_leg_is_reassigned_withdrawn_or_waived_by_name_and_the_matter_waits_for_none_of_them(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted());
        await Call(town, matter, town.Police);
        var first = await Leg(town, matter, town.Police);

        await Done(town.Whistler.Submit(Page(first, "reassign"), ("Form.Unit", town.Works.Id.Value.ToString()), ("Form.Task", "清运"), ("Form.Reason", "执法队人手不够。")));
        var second = await Leg(town, matter, town.Works);
        Assert.Equal((LegState.Reassigned, first.Id), ((await Leg(town, matter, town.Police)).State, second.InPlaceOf));
        await Done(town.Whistler.Submit(Page(second, "withdraw"), ("Form.Reason", "房主自己搬走了。")));
        await Done(Whistle(town, matter, [(town.Police, "再看一次")], more: true));
        var third = await town.Town.Db(db => db.Everywhere<Leg>().AsNoTracking().SingleAsync(l => l.Open));
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Whistler.Get(Page(third, "waive"))).StatusCode);
        await Refused(town.Leader.Get(MatterTown.Page(matter, "force-close")), "执法队");
        await Done(town.Leader.Submit(Page(third, "waive"), ("Form.Reason", "已经不必再看。")));
        await Done(town.Leader.Submit(MatterTown.Page(matter, "force-close"), ("Form.Result", "房主失联，已报县里。"), ("Form.Answer", "已报县里协调处理。")));
        Assert.Equal(MatterState.Closed, (await town.Now(matter.Id)).State);
    }

    [Theory, BothDatabases]
    public async Task A_grid_worker_whistles_and_the_grid_head_settles_it_or_passes_it_on(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (matter, other) = (await town.Given(new MatterBuilder()), await town.Given(new MatterBuilder()));
        var both = town.Town.As(MatterTown.TownCode, Can.ReadMatters, Can.VerifyMatters, Can.HearWhistles);

        await Done(both.Submit(MatterTown.Page(matter, "raise"), ("Form.Ask", "房主不让清，请执法队来。")));
        Assert.Equal(HttpStatusCode.Conflict, (await town.Intake.Get(MatterTown.Page(matter, "accept"))).StatusCode); // the grid head comes first
        Assert.Equal(HttpStatusCode.Forbidden, (await both.Get(MatterTown.Page(matter, "settle"))).StatusCode);
        await Done(town.GridHead.Submit(MatterTown.Page(matter, "settle"), ("Form.Result", "和房主说通了，当场搬走。"), ("Form.Answer", "木料已经搬走，路通了。")));
        Assert.Equal(MatterState.Closed, (await town.Now(matter.Id)).State);

        await Done(town.GridWorker.Submit(MatterTown.Page(other, "raise"), ("Form.Ask", "拆房要机械。")));
        await Done(town.GridHead.Submit(MatterTown.Page(other, "pass-on")));
        Assert.Equal(MatterState.Reported, (await town.Now(other.Id)).State);
    }

    [Theory, BothDatabases]
    public async Task Nobody_answers_and_it_goes_up_to_the_head_of_the_unit_and_then_to_the_leader_on_duty(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted());
        await Call(town, matter, town.Police);
        var head = town.Town.As(MatterTown.TownCode, [town.Police.Id.Value], Can.ReadMatters, Can.LeadUnit);
        var duty = town.Town.As(MatterTown.TownCode, Can.ReadMatters, Can.OnDuty);

        await Ring(town, TimeSpan.FromMinutes(70));
        Assert.Equal((1, 0), (await Rows(town.Officer), await Rows(duty)));
        await Ring(town, TimeSpan.FromMinutes(40));
        Assert.Equal(1, await Rows(head, "期限过八成"));
        Assert.Equal(0, await Rows(duty));
        await Ring(town, TimeSpan.FromMinutes(30));
        Assert.Equal(1, await Rows(duty, "已超期"));
        Assert.Equal(1, (await duty.Page("/whistles?View=Silent")).QuerySelectorAll("table.queue tbody tr").Length);
    }

    [Theory, BothDatabases]
    public async Task Every_act_on_a_leg_stands_in_its_course_and_in_the_trail(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted());
        await Call(town, matter, town.Police, town.Works);
        var (police, works) = (await Leg(town, matter, town.Police), await Leg(town, matter, town.Works));

        await Contested(town, town.Officer, police, upheld: false);
        await Done(town.Officer.Submit(Page(police, "arrive"), ("Form.Who", "石建军")));
        await Done(town.Whistler.Submit(Page(police, "see-arrival"), ("Form.There", "false"), ("Form.Note", "村里的人没有看到。")));
        await Done(town.Officer.Submit(Page(police, "arrive"), ("Form.Who", "石建军")));
        await Done(town.Whistler.Submit(Page(police, "see-arrival"), ("Form.There", "true")));
        await Done(town.Officer.Submit(Page(police, "answer"), ("Form.Result", "当事人已清运渣土 4 车。")));
        await Done(town.Whistler.Submit(Page(police, "reject-answer"), ("Form.Reason", "沟里还有一车。")));
        await Done(town.Officer.Submit(Page(police, "answer"), ("Form.Result", "剩下的一车也已拉走。")));
        await Done(town.Officer.Submit(Page(police, "judge"), ("Form.Justified", "true")));
        await Done(town.Whistler.Submit(Page(police, "rate"), ("Form.Solved", "Yes")));
        await Done(town.Worker.Submit(Page(works, "acknowledge")));
        await Contested(town, town.Worker, works, upheld: true);
        await Done(Whistle(town, matter, [(town.Police, "再看一次")], more: true));
        await Done(town.Whistler.Submit(Page(await Leg(town, matter, town.Police), "reassign"), ("Form.Unit", town.Works.Id.Value.ToString()), ("Form.Task", "清运"), ("Form.Reason", "执法队人手不够。")));
        await Done(town.Whistler.Submit(Page(await Leg(town, matter, town.Works), "withdraw"), ("Form.Reason", "房主自己搬走了。")));
        await Done(Whistle(town, matter, [(town.Police, "第三次")], more: true));
        await Done(town.Leader.Submit(Page(await Leg(town, matter, town.Police), "waive"), ("Form.Reason", "已经不必再看。")));

        var courses = await town.Town.Db(db => db.Everywhere<Leg>().AsNoTracking().Where(l => l.Matter == matter.Id).ToListAsync());
        var done = courses.SelectMany(l => l.History).Where(e => e.Act is not LegAct.Call).Select(e => $"legs.{Hyphened(e.Act)} {e.By} {e.At.UtcDateTime:O}").Order(StringComparer.Ordinal);
        var trail = await town.Town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Act.StartsWith("legs.")).ToListAsync());
        Assert.Equal(done, trail.Select(l => $"{l.Act} {l.By} {l.At.UtcDateTime:O}").Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetValues<LegAct>().Where(a => a is not (LegAct.Call or LegAct.Recount)).Select(a => $"legs.{Hyphened(a)}").Order(StringComparer.Ordinal), trail.Select(l => l.Act).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_key_task_that_nobody_reported_is_written_down_and_units_are_called_to_it_until_it_ends(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var elsewhere = town.Town.As(MatterTown.OtherVillage, Can.ReadMatters, Can.Whistle);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Dispatcher.Get("/whistles/new")).StatusCode);
        await Refused(town.Whistler.Submit("/whistles/new", ("Form.PlaceWords", "汾河东岸")), "汾河东岸");
        Assert.Empty((await elsewhere.Page("/whistles/new")).QuerySelectorAll($"option[value='{MatterTown.Village}']"));
        Assert.IsType<NoSuchPlace>(await KeyTask(town, MatterTown.OtherVillage, "汛前清淤", MatterTown.Village)); // the page does not offer it
        await Done(town.Whistler.Submit("/whistles/new", ("Form.Text", "汛前把排洪沟清到底。"), ("Form.Place", MatterTown.Village)));

        var task = await town.Town.Db(db => db.Everywhere<Matter>().AsNoTracking().SingleAsync());
        Assert.Equal((MatterState.Accepted, Channel.KeyTask, 0), (task.State, task.Channel, task.Clocks.All.Count));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(MatterTown.Page(task, "whistle"))).StatusCode);
        Assert.Equal("KeyTask", (await town.Whistler.Page(MatterTown.Page(task, "whistle"))).QuerySelector("input[name='Form.Kind'][checked]")!.GetAttribute("value"));
        await Refused(Whistle(town, task, [(town.Police, "清障")], more: true), "清障", "写明整件事多久办完");
        await Done(Whistle(town, task, [(town.Police, "清障")]));
        await Through(town, town.Officer, await Leg(town, task, town.Police));
        await Done(town.Whistler.Submit(MatterTown.Page(task, "sum-up"), ("Form.Report", "沟已清到底，淤泥外运。")));
        Assert.Contains("要求做的都做到了", (await town.Checker.Page(MatterTown.Page(task, "close"))).Body!.TextContent, StringComparison.Ordinal);
        await Done(town.Checker.Submit(MatterTown.Page(task, "close"), ("Form.Result", "现场看过，沟底见石。"), ("Form.Answer", "排洪沟已经清到底。"), ("Form.ConditionMet", "true")));
        Assert.Equal(MatterState.Closed, (await town.Now(task.Id)).State);
    }
}
