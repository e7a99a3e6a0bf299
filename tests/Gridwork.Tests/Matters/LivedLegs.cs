using FsCheck;
using FsCheck.Fluent;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Whistles;

namespace Gridwork.Tests.Matters;

/// <summary>A matter's life in which units are called: who tries what on the matter or on one of its legs.</summary>
/// <param name="Own">The matter's own life: its calendars, limits, people and steps.</param>
/// <param name="Targets">For each step the matter or one of its legs.</param>
/// <param name="Arrival">Null where nobody need come.</param>
public sealed record LivedLegs(LivedMatter Own, IReadOnlyList<int> Targets, Term? Arrival, Term Result)
{
    private static readonly LegAct[] OnLegs = [.. Enum.GetValues<LegAct>().Except([LegAct.Call, LegAct.Recount])];

    private static readonly MatterAct[] OnMatter =
    [
        MatterAct.Accept, MatterAct.Raise, MatterAct.PassOn, MatterAct.Settle, MatterAct.Whistle, MatterAct.Dispatch, MatterAct.Return, MatterAct.Take, MatterAct.Handle,
        MatterAct.SumUp, MatterAct.Close, MatterAct.SendBack, MatterAct.ForceClose, MatterAct.Void, MatterAct.Reopen, MatterAct.Suspend, MatterAct.Resume,
    ];

    /// <param name="Of">Null when it was tried on the matter.</param>
    /// <param name="Before">The matter and its legs in words, before and after.</param>
    public sealed record Moment(
        Matter Matter, IReadOnlyList<Leg> Legs, int? Of, LegState From, LegAct? Act, MatterAct? OnMatter, Problem? Refused,
        IReadOnlyList<string> Before, IReadOnlyList<string> After, DrawnCalendar Calendar, Timing Timing, Actor By, bool Counted);

    public static Arbitrary<LivedLegs> Life() => (
        from own in LivedMatters.Life().Generator
        from targets in Gen.ArrayOf(Gen.Choose(0, 5039), 60)
        from arrival in LivedMatters.Terms
        from comes in Gen.Elements(true, true, false)
        from result in LivedMatters.Terms
        from acknowledge in LivedMatters.Limit()
        from rule in LivedMatters.Limit()
        let rules = own.Rules.With(new(ClockKind.Acknowledgement, LivedMatters.First, acknowledge)).With(new(ClockKind.Ruling, LivedMatters.First, rule))
        select new LivedLegs(own with { Rules = rules }, targets, comes ? arrival : null, result)).ToArbitrary();

    /// <summary>The same matter and legs after every step.</summary>
    public IEnumerable<Moment> Live()
    {
        var (now, calendar, legs) = (Own.From, Own.Calendar(0), new List<Leg>());
        var (matter, whistle) = (Begun(now, calendar), (Whistle?)null);
        for (var i = 0; i < Own.Steps.Count; i++)
        {
            var step = Own.Steps[i];
            (now, calendar) = (now.AddMinutes(step.Minutes), Own.Calendar(i));
            var (by, timing) = (new Actor(LivedMatter.People[step.Who], "某人", now), Own.Of(calendar));
            Pass(i, matter, legs, by, timing, step.Rings);
            matter.Reads([.. legs.Where(l => l.Open).Select(l => l.UnitName)]);
            var before = Seen(matter, legs);
            var at = Target(i, legs);
            var (from, act, onMatter, refused) = (LegState.Called, (LegAct?)null, (MatterAct?)null, (Problem?)null);
            if (at is { } nr)
            {
                (from, act) = (legs[nr].State, Chosen(step, legs[nr], by));
                refused = TryLeg(step, legs, nr, act.Value, matter, whistle!, by, timing);
            }
            else
            {
                onMatter = Chosen(step, matter, by);
                refused = Own.Try(matter, onMatter.Value, step, by, timing);
                if (refused is null && onMatter is MatterAct.Whistle)
                {
                    whistle = Whistle.Call(matter, (WhistleKind)(step.Count % 3), "请来。", basis: null, new Origin(null, "绵山镇"), by);
                    legs.AddRange(Enumerable.Range(0, 1 + (step.Count % 3)).Select(_ => Called(whistle, matter, by, timing)));
                }
            }

            yield return new Moment(matter, legs, at, from, act, onMatter, refused, before, Seen(matter, legs), calendar, timing, by, i < Own.Change || i >= Own.Change + Own.Lag);
        }
    }

    /// <summary>One act on a leg, in the same words for all who try it.</summary>
    public static (Problem? Refused, Leg? Next) Try(Leg leg, LegAct act, Matter matter, Whistle whistle, Actor by, Timing timing, Step? step = null) => act switch
    {
        LegAct.Reassign => Reassigned(leg.Reassign(Unit(leg.UnitName, step?.Who == 0 ? leg.Unit : new UnitId(Guid.CreateVersion7())), "人手不够。", matter, whistle, by, timing)),
        _ => (act switch
        {
            LegAct.Acknowledge => leg.Acknowledge(note: null, by),
            LegAct.Contest => leg.ContestIt("不归我们管。", "清单第 3 条", by, timing),
            LegAct.Uphold or LegAct.Overrule => leg.Rule(act is LegAct.Uphold, "清单写明了。", by),
            LegAct.Arrive => leg.Arrive(by.At.AddMinutes(-(step?.Count ?? 0)), "两人", by),
            LegAct.ConfirmArrival or LegAct.DenyArrival => leg.SeeArrival(act is LegAct.ConfirmArrival, "看到了。", by, timing),
            LegAct.Answer => leg.Answer("已清运。", by),
            LegAct.RejectAnswer => leg.RejectAnswer("还剩一堆。", by, timing),
            LegAct.Rate => leg.Rate(step?.Yes is false ? Solved.No : Solved.Yes, "好了。", by),
            LegAct.Judge => leg.Judge(step?.Yes is not false, "该吹。", by),
            LegAct.Withdraw => leg.Withdraw("不用了。", by),
            LegAct.Waive => leg.Waive("不等了。", by),
            _ => throw new InvalidOperationException($"{act} is tried by nobody."),
        }, null),
    };

    public override string ToString() =>
        $"{CivilTime.Write(Own.From)}, other calendar at {Own.Change}+{Own.Lag}:\n{string.Join('\n', Live().Select(m => $"{CivilTime.Write(m.By.At)} {m.Of} {m.From} {m.Act}{m.OnMatter} {m.Refused?.Code}"))}";

    private static (Problem?, Leg?) Reassigned(Result<Leg> done) => done.Ok ? (null, done.Value) : (done.Problem, null);

    private static CalledUnit Unit(string name, UnitId id) => new(id, name, LegRole.Co, "清运");

    private Matter Begun(DateTimeOffset now, DrawnCalendar calendar) =>
        Matter.Report(MatterId.New(), "空院里堆着木料。", AreaCode.Of("140781105204"), "", Channel.Page, new Actor(LivedMatter.People[0], "某人", now), Own.Of(calendar));

    private Leg Called(Whistle whistle, Matter matter, Actor by, Timing timing) => Leg.Call(whistle, matter, Unit("执法队", new UnitId(Guid.CreateVersion7())),
        Arrival is { } within ? Promise.Of(within, Own.By, by.At, timing.Time) : null, Promise.Of(Result, CountedBy.Law, by.At, timing.Time), by, timing);

    // What happens by itself: another calendar is counted in, and alarms are given.
    private void Pass(int i, Matter matter, List<Leg> legs, Actor by, Timing timing, bool rings)
    {
        if (i == Own.Change + Own.Lag)
        {
            foreach (var clocked in legs.Append<IClocked>(matter).Where(c => c is { Open: true, TimeVersion: { } version } && version != timing.Version))
            {
                clocked.Recount(by, timing);
            }
        }

        if (rings)
        {
            LivedMatter.Ring(matter, by, timing);
            legs.ForEach(l => l.Ring(by.At, timing));
        }
    }

    private int? Target(int i, List<Leg> legs)
    {
        var open = legs.Select((leg, at) => (leg, at)).Where(l => l.leg.Open || Own.Steps[i].Wild || l.leg.State is LegState.Rated).Select(l => (int?)l.at).ToList();
        return open.Append(null).ElementAt(Targets[i] % (open.Count + 1));
    }

    private static LegAct Chosen(Step step, Leg leg, Actor by)
    {
        var possible = OnLegs.Where(a => leg.Barred(a, by) is null && (step.Choice % 5 == 0 || a is not (LegAct.Withdraw or LegAct.Waive or LegAct.Reassign))).ToList();
        var ruled = OnLegs.Where(a => leg.Barred(a, by) is not (null or LegActNotAllowed)).ToList(); // what the table allows and a rule does not
        return step.Choice % 3 == 0 && ruled.Count > 0 ? ruled[step.Who % ruled.Count]
            : step.Wild || possible.Count == 0 ? OnLegs[step.Choice % OnLegs.Length] : possible[step.Choice % possible.Count];
    }

    private static MatterAct Chosen(Step step, Matter matter, Actor by)
    {
        var possible = OnMatter.Where(a => matter.Barred(a, by) is null && a is not (MatterAct.Void or MatterAct.ForceClose or MatterAct.Suspend)).ToList();
        var ruled = OnMatter.Where(a => matter.Barred(a, by) is not (null or ActNotAllowed)).ToList();
        return step.Choice % 3 == 0 && ruled.Count > 0 ? ruled[step.Count % ruled.Count]
            : step.Wild || possible.Count == 0 ? OnMatter[step.Choice % OnMatter.Length] : possible[step.Choice % possible.Count];
    }

    private static Problem? TryLeg(Step step, List<Leg> legs, int at, LegAct act, Matter matter, Whistle whistle, Actor by, Timing timing)
    {
        var (refused, next) = Try(legs[at], act, matter, whistle, by, timing, step);
        if (next is not null)
        {
            legs.Add(next);
        }

        return refused;
    }

    private static List<string> Seen(Matter matter, List<Leg> legs) => [LivedMatter.Seen(matter), .. legs.Select(Seen)];

    /// <summary>All that an act may change, in words.</summary>
    private static string Seen(Leg l) => string.Join('\n',
        l.State, l.Open, l.History.Count, ClocksConverter.Write(l.Clocks), l.NextDue.ToString("O"), l.NextAlarm.ToString("O"), l.ArriveBy?.ToString("O"), l.TimeVersion,
        l.AcknowledgedAt?.ToString("O"), l.Contest, l.Arrival, l.Result, l.ResultAt?.ToString("O"), l.Rating, l.Judgement, l.Rework, l.Touched.ToString("O"));
}
