using System.Net;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.Accepting;
using Gridwork.Matters.Closing;
using Gridwork.Platform;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

public sealed class RefusalTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly string[] Acts =
    [
        "accept", "decline", "dispatch", "return", "take", "handle", "close", "send-back", "send-to-verify", "verify", "suspend", "resume",
        "pause-clock", "resume-clock", "ask-extension", "decide-extension", "void", "force-close", "reopen", "contest", "rule", "hand-up", "get-back", "settle-above", "add-subtask", "tick-subtasks", "drop-subtask", "link-subtask",
    ];

    [Theory, BothDatabases]
    public async Task The_second_clerk_reads_who_was_first(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder());
        var second = town.Intake;
        var opened = await second.Page(MatterTown.Page(matter, "decline"));
        Assert.Null(await town.Town.Scope(s => s.GetRequiredService<AcceptMatter>().Run(matter.Id, new() { Condition = "01-36-1" }, default), Clerk("韩雪")));

        var answer = await second.Submit(opened, "main form", ("Form.Channel", "court"), ("Form.Reason", "这是民间借贷，由法院审理。"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await Browser.Html(answer);
        Assert.Contains("韩雪", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("立案", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("由法院审理", page.QuerySelector("[name='Form.Reason']")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Two_at_the_same_moment_cannot_both_win_and_one_form_sent_twice_is_done_once(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder());
        var clerk = Clerk("韩雪");
        Task<Problem?> Accept(Caller by) => town.Town.Scope(s => s.GetRequiredService<AcceptMatter>().Run(matter.Id, new() { Condition = "01-36-1" }, default), by);

        Assert.Equal([null, null], await Task.WhenAll(Accept(clerk), Accept(clerk)));
        Assert.IsType<ActNotAllowed>(await Accept(Clerk("李敏")));

        Assert.Equal(2, (await town.Now(matter.Id)).History.Count);
        Assert.Equal(1, await town.Town.Db(db => db.Everywhere<TrailLine>().CountAsync(l => l.Act == "matters.accept")));
    }

    [Theory, BothDatabases]
    public async Task A_matter_of_another_area_does_not_exist(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder());
        var stranger = town.Town.As(MatterTown.OtherVillage, [town.Works.Id.Value],
            Can.ReadMatters, Can.AcceptMatters, Can.DispatchMatters, Can.HandleMatters, Can.CheckMatters, Can.VerifyMatters, Can.ForceClose, Can.Arbitrate);

        Assert.All(await Task.WhenAll(Acts.Select(act => stranger.Get(MatterTown.Page(matter, act)))), a => Assert.Equal(HttpStatusCode.NotFound, a.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/matters/{matter.Id.Value}")).StatusCode);
        Assert.DoesNotContain(matter.Number, (await stranger.Page("/matters")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_may_not_is_turned_away(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder());
        var reader = town.Town.As(MatterTown.TownCode, Can.ReadMatters);

        Assert.All(await Task.WhenAll(Acts.Select(act => reader.Get(MatterTown.Page(matter, act)))), a => Assert.Equal(HttpStatusCode.Forbidden, a.StatusCode));
    }

    [Theory, BothDatabases]
    public async Task A_result_that_says_nothing_and_a_condition_not_met_are_refused_and_the_words_are_kept(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id, "村镇建设办").Taken().Handled());

        var hollow = await town.Checker.Submit(MatterTown.Page(matter, "close"), ("Form.ConditionMet", "true"), ("Form.Result", "已处理。"), ("Form.Answer", "木料都拉走了。"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hollow.StatusCode);
        Assert.Equal("木料都拉走了。", (await Browser.Html(hollow)).QuerySelector("[name='Form.Answer']")!.TextContent.Trim());

        var unmet = await town.Checker.Submit(MatterTown.Page(matter, "close"), ("Form.Result", "现场看过，还剩一堆。"), ("Form.Answer", "木料都拉走了。"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unmet.StatusCode);
        Assert.True((await town.Now(matter.Id)).Open);
    }

    [Theory, BothDatabases]
    public async Task Whoever_handled_it_cannot_check_it(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id, "村镇建设办").Taken().Handled());
        var worker = town.Everyman(MatterBuilder.Worker);

        Assert.Equal(HttpStatusCode.Forbidden, (await worker.Get(MatterTown.Page(matter, "close"))).StatusCode);
        Assert.Contains("要由别人核查", (await worker.Page($"/matters/{matter.Id.Value}")).QuerySelector(".can")!.TextContent, StringComparison.Ordinal);
        var caller = Clerk("石建军") with { Id = MatterBuilder.Worker };
        Assert.IsType<OwnWork>(await town.Town.Scope(s => s.GetRequiredService<CloseMatter>().Run(
            matter.Id, new() { Version = matter.Version, ConditionMet = true, Result = "现场看过，清除了。", Answer = "木料都拉走了。" }, default), caller));
    }

    [Theory, BothDatabases]
    public async Task A_unit_that_does_not_serve_the_place_and_a_term_that_is_no_number_are_refused(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted());
        var dispatcher = town.Dispatcher;
        var opened = await dispatcher.Page(MatterTown.Page(matter, "dispatch"));

        var answer = await dispatcher.Submit(opened, "main form", ("Form.Unit", town.Works.Id.Value.ToString()), ("Form.Count", "五天"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("五天", (await Browser.Html(answer)).QuerySelector("[name='Form.Count']")!.GetAttribute("value"));
        var far = await town.Town.Given(Gridwork.Areas.Unit.Of(Gridwork.Areas.UnitKind.VillageCommittee, "东内封村委会", "东内封村村民委员会", AreaCode.Of(MatterTown.OtherVillage), new DateOnly(2026, 1, 1)));
        Assert.IsType<UnitServesElsewhere>(await town.Town.Scope(s => s.GetRequiredService<Gridwork.Matters.Dispatching.DispatchMatter>().Run(
            matter.Id, new() { Version = matter.Version, Unit = far.Id.Value, Count = 1, TermUnit = Gridwork.Kernel.Calendar.TermUnit.WorkingDays }, default), Clerk("李敏")));
    }

    private static Caller Clerk(string name)
    {
        var scope = new AreaScope(AreaCode.Of(MatterTown.TownCode));
        string[] can = [Can.ReadMatters, Can.AcceptMatters, Can.DispatchMatters, Can.CheckMatters];
        return new Caller(PersonId.New(), name, can.ToDictionary(c => c, _ => scope, StringComparer.Ordinal), new HashSet<Guid>());
    }
}
