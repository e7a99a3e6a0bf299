using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;

namespace Gridwork.Tests.Matters;

public sealed class MatterTests
{
    private static readonly DateTimeOffset Now = new(2026, 2, 12, 10, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void The_straight_way_leaves_a_line_for_every_step()
    {
        var matter = new MatterBuilder().Accepted().Dispatched().Taken().Handled().Closed().Build();

        Assert.Equal([MatterAct.Report, MatterAct.Accept, MatterAct.Dispatch, MatterAct.Take, MatterAct.Handle, MatterAct.Close],
            matter.History.OrderBy(line => line.Nr).Select(line => line.Act));
        Assert.False(matter.Open);
        Assert.Equal(Matter.Never, matter.NextDue);
    }

    [Fact]
    public void Who_comes_second_reads_who_was_first()
    {
        var matter = new MatterBuilder().Accepted().Build();

        var refused = Assert.IsType<ActNotAllowed>(matter.Accept(MatterBuilder.Piled, By(MatterBuilder.Checker)));

        Assert.Equal(("韩雪", MatterAct.Accept, MatterState.Accepted), (refused.LastBy, refused.LastAct, refused.State));
    }

    [Fact]
    public void Whoever_handled_it_can_neither_close_it_nor_send_it_back()
    {
        var matter = new MatterBuilder().Accepted().Dispatched().Taken().Handled(by: MatterBuilder.Checker).Build();

        Assert.IsType<OwnWork>(Close(matter, MatterBuilder.Checker));
        Assert.IsType<OwnWork>(Close(matter, MatterBuilder.Worker));
        Assert.IsType<OwnWork>(matter.SendBack("再看看。", By(MatterBuilder.Checker), MatterBuilder.Usual));
        Assert.Null(Close(matter, MatterBuilder.Dispatcher));
    }

    [Fact]
    public void A_matter_whose_closing_condition_is_not_met_stays_open()
    {
        var matter = new MatterBuilder().Accepted().Dispatched().Taken().Handled().Build();

        Assert.IsType<ClosingConditionNotMet>(Close(matter, MatterBuilder.Checker, met: false));
        Assert.True(matter.Open);
        Assert.Null(matter.Outcome);
    }

    [Fact]
    public void Sent_back_it_runs_under_the_same_promise()
    {
        var matter = new MatterBuilder().Accepted().Dispatched().Taken().Handled().SentBack().Build();

        Assert.Equal((MatterState.Handling, 1, matter.Promise!.Due), (matter.State, matter.Rework, matter.NextDue));
    }

    [Fact]
    public void Returned_it_has_no_unit_and_no_clock_and_the_reason_stands()
    {
        var matter = new MatterBuilder().Accepted().Dispatched().Taken().Build();

        Assert.Null(matter.Return("这段路归公路段管。", By(MatterBuilder.Dispatcher)));

        Assert.Equal((MatterState.Accepted, null, null, null, Matter.Never), (matter.State, matter.Unit, matter.Promise, matter.Handler, matter.NextDue));
        Assert.Equal(("这段路归公路段管。", "村镇建设办"), (matter.Last.Note, matter.Last.UnitName));
    }

    [Fact]
    public void A_due_date_in_the_past_is_refused() => Assert.IsType<DueInThePast>(new MatterBuilder().Accepted().Build()
        .Dispatch(MatterBuilder.Works, "村镇建设办", new Promise(1, TermUnit.WorkingDays, CountedBy.Law, Now, Now), request: null, By(MatterBuilder.Dispatcher), MatterBuilder.Usual));

    [Fact]
    public void A_number_is_given_once()
    {
        var matter = Matter.Report(MatterId.New(), "路灯不亮", AreaCode.Of("140781105"), "", Channel.Page, By(MatterBuilder.Intake), MatterBuilder.Usual);
        matter.Give(2026, 317);

        Assert.Equal("2026-000317", matter.Number);
        Assert.Throws<InvalidOperationException>(() => matter.Give(2026, 318));
    }

    private static Problem? Close(Matter matter, PersonId by, bool met = true) =>
        matter.Close(new Outcome("现场已看，清除完毕。", "路通了。"), met, By(by));

    private static Actor By(PersonId person) => new(person, "某人", Now);
}
