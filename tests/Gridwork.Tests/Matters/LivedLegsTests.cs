using FsCheck.Fluent;
using FsCheck.Xunit;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Whistles;
using Gridwork.Tests.Kernel;

namespace Gridwork.Tests.Matters;

/// <summary>What holds after every act on a matter or one of its legs, whoever tries whatever at whatever hour.</summary>
[Properties(Arbitrary = [typeof(LivedLegs)], MaxTest = 200)]
public sealed class LivedLegsTests
{
    [Property]
    public void A_matter_is_never_over_while_a_leg_is_open_and_who_would_end_it_is_told_for_whom_it_waits(LivedLegs life) => Assert.All(life.Live(), moment =>
    {
        Assert.True(moment.Matter.Open || moment.Legs.All(l => !l.Open));
        if (moment.Refused is LegsOpen waits)
        {
            Assert.Equal(moment.Legs.Count(l => l.Open), waits.Count);
        }
    });

    [Property]
    public void A_refused_act_changes_nothing_and_a_done_one_its_own_leg_alone_by_one_line_along_the_table(LivedLegs life) => Assert.All(life.Live(), moment =>
    {
        if (moment.Refused is not null)
        {
            Assert.Equal(moment.Before, moment.After);
            return;
        }

        var touched = moment.Of + 1 ?? 0;
        Assert.All(moment.Before.Select((text, at) => (text, at)).Where(x => x.at != touched), x => Assert.Equal(x.text, moment.After[x.at]));
        if (moment.Of is { } at)
        {
            var (leg, last) = (moment.Legs[at], moment.Legs[at].Last);
            Assert.Equal((moment.Act!.Value, moment.From, LegLife.After(moment.From, moment.Act.Value), moment.By.Id, moment.By.At), (last.Act, last.From, (LegState?)last.To, last.By, last.At));
            Assert.Equal((last.To, last.To.IsOpen), (leg.State, leg.Open));
        }

        Assert.All(moment.Legs, leg =>
        {
            Assert.Equal(Enumerable.Range(1, leg.History.Count), leg.History.Select(l => l.Nr));
            Assert.Equal(LegAct.Call, leg.History[0].Act);
            Assert.All(leg.History.Zip(leg.History.Skip(1)), two => Assert.Equal(two.First.To, two.Second.From));
        });
    });

    [Property]
    public void A_running_clock_of_a_leg_is_due_when_a_clerk_with_a_wall_calendar_says(LivedLegs life)
    {
        if (life.Live().Last() is { Counted: true } moment)
        {
            Assert.All(moment.Legs.SelectMany(l => l.Clocks.All).Where(c => c.Runs), clock => Assert.Equal(LivedMatterTests.Slow(clock, moment.Calendar), clock.Due == CivilTime.Never ? null : SlowCounter.Civil(clock.Due)));
        }
    }

    [Property]
    public void What_lists_alarms_and_figures_look_for_follows_the_clocks_and_the_course(LivedLegs life) => Assert.All(life.Live().Last().Legs, leg =>
    {
        var running = leg.Clocks.All.Where(c => c.Runs).ToList();
        Assert.True(leg.Open || running.Count == 0);
        Assert.Equal(running.Select(c => c.Due).Append(Matter.Never).Min(), leg.NextDue);
        Assert.Equal(running.Select(c => c.AlarmAt ?? Matter.Never).Append(Matter.Never).Min(), leg.NextAlarm);
        Assert.Equal(leg.Of(ClockKind.Arrival)?.Due, leg.ArriveBy);
        Assert.Equal(leg.OnSite, leg.ArriveBy is not null);

        int Done(params LegAct[] acts) => leg.History.Count(l => acts.Contains(l.Act));
        Assert.Equal(Done(LegAct.Acknowledge, LegAct.Contest, LegAct.Arrive) > 0, leg.AcknowledgedAt is not null || leg.Contest is not null);
        Assert.Equal((Done(LegAct.Contest), Done(LegAct.Uphold)), (leg.Contest is null ? 0 : 1, leg.Contest?.Upheld is true ? 1 : 0));
        Assert.Equal(Done(LegAct.Arrive) - Done(LegAct.DenyArrival), leg.Arrival is null ? 0 : 1);
        Assert.Equal((Done(LegAct.Rate), Done(LegAct.Judge), Done(LegAct.RejectAnswer)), (leg.Rating is null ? 0 : 1, leg.Judgement is null ? 0 : 1, leg.Rework));
    });

    /// <summary>What is drawn is worth its name: over many lives every act is done, and every rule refuses somebody.</summary>
    [Fact]
    public void Every_act_is_done_and_every_rule_refuses_somebody()
    {
        var lived = LivedLegs.Life().Generator.Sample(1200).SelectMany(life => life.Live().Select(m => (m.Act, m.OnMatter, Refused: m.Refused?.Code, Several: m.Legs.Count(l => l.Open) > 2))).ToList();

        Assert.Empty(Enum.GetValues<LegAct>().Except([LegAct.Call, LegAct.Recount]).Except(lived.Where(l => l.Refused is null).Select(l => l.Act).OfType<LegAct>()));
        Assert.Contains(lived, l => l is { Several: true, Refused: "matter.legs-open" });
        Assert.Contains(lived, l => l is { OnMatter: MatterAct.Close, Refused: null });
        Assert.Empty(new[]
        {
            "leg.act-not-allowed", "matter.contested-before", "matter.party-cannot-rule", "leg.not-arrived", "leg.arrival-out-of-range", "leg.arrived-already", "leg.arrival-decided",
            "leg.arrival-not-confirmed", "leg.judged-before", "matter.own-work", "whistle.called-twice", "whistle.unit-reports", "whistle.own",
        }.Except(lived.Select(l => l.Refused), StringComparer.Ordinal));
    }
}
