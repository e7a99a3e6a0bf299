using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Whistles;

namespace Gridwork.Tests.Matters;

/// <summary>The whole life of a leg, walked from the call by every way there is.</summary>
public sealed class LegLifeTests
{
    private static readonly DateTimeOffset At = new(2026, 2, 12, 10, 0, 0, TimeSpan.FromHours(8));

    private static readonly PersonId Officer = PersonId.New();
    private static readonly PersonId Caller = MatterBuilder.Dispatcher;
    private static readonly PersonId Third = PersonId.New();

    private static readonly LegAct[] Acts = [.. Enum.GetValues<LegAct>().Except([LegAct.Call, LegAct.Recount])];

    [Fact]
    public void Every_state_and_act_has_its_answer_and_the_records_that_may_refuse_it()
    {
        var places = Places();

        Assert.Equal(
            """
            Called       Acknowledge -> Acknowledged
            Called       Contest -> Contested
            Called       Arrive -> Arrived
            Called       Reassign -> Reassigned
            Called       Withdraw -> Withdrawn
            Called       Waive -> Waived
            Contested    Uphold -> Released PartyCannotRule
            Contested    Overrule -> Acknowledged PartyCannotRule
            Contested    Reassign -> Reassigned
            Contested    Withdraw -> Withdrawn
            Contested    Waive -> Waived
            Acknowledged Contest -> Contested ContestedBefore
            Acknowledged Arrive -> Arrived ArrivedAlready
            Acknowledged Answer -> Answered NotArrivedYet
            Acknowledged Judge -> Acknowledged JudgedBefore
            Acknowledged Reassign -> Reassigned
            Acknowledged Withdraw -> Withdrawn
            Acknowledged Waive -> Waived
            Arrived      ConfirmArrival -> Arrived ArrivalDecided OwnWork
            Arrived      DenyArrival -> Acknowledged ArrivalDecided OwnWork
            Arrived      Answer -> Answered
            Arrived      Judge -> Arrived JudgedBefore
            Arrived      Reassign -> Reassigned
            Arrived      Withdraw -> Withdrawn
            Arrived      Waive -> Waived
            Answered     ConfirmArrival -> Answered ArrivalDecided LegActNotAllowed OwnWork
            Answered     DenyArrival -> Acknowledged ArrivalDecided LegActNotAllowed OwnWork
            Answered     RejectAnswer -> Acknowledged ArrivalNotConfirmed OwnWork
            Answered     Rate -> Rated ArrivalNotConfirmed OwnWork
            Answered     Judge -> Answered JudgedBefore
            Answered     Withdraw -> Withdrawn
            Answered     Waive -> Waived
            Rated        Judge -> Rated JudgedBefore
            """,
            string.Join('\n',
                from state in Enum.GetValues<LegState>()
                from act in Acts
                let next = LegLife.After(state, act)
                where next is not null
                let refusals = places.Where(p => p.Leg.State == state).SelectMany(p => new[] { Officer, Caller, Third }.Select(who => p.Leg.Barred(act, By(who))))
                    .OfType<Problem>().Select(p => p.GetType().Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                select $"{state,-12} {act} -> {next} {string.Join(' ', refusals)}".TrimEnd()), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void From_wherever_an_open_leg_stands_somebody_can_bring_it_to_its_end_without_taking_it_back()
    {
        var places = Places();
        var ends = places.Where(p => p.Leg.State is LegState.Rated or LegState.Released).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        while (places.Where(p => !ends.Contains(p.Key) && p.Next.Any(n => ends.Contains(n.Key) && n.Act is not (LegAct.Withdraw or LegAct.Waive or LegAct.Reassign))).ToList() is { Count: > 0 } more)
        {
            ends.UnionWith(more.Select(p => p.Key));
        }

        Assert.Empty(places.Where(p => p.Leg.Open && !ends.Contains(p.Key)).Select(p => p.Key));
        Assert.Empty(Enum.GetValues<LegState>().Except(places.Select(p => p.Leg.State)));
    }

    private sealed record Place(string Key, Leg Leg, IReadOnlyList<(LegAct Act, string Key)> Next);

    /// <summary>Every place that a leg can come to, reached by the shortest way: the officer acts for the unit, the caller sees to it, a third person rules.</summary>
    private static List<Place> Places()
    {
        var (found, seen) = (new List<Place>(), new HashSet<string>(StringComparer.Ordinal));
        var ways = new Queue<(bool OnSite, LegAct[] Way)>([(false, []), (true, [])]);
        while (ways.TryDequeue(out var at))
        {
            var leg = Walk(at.OnSite, at.Way);
            if (!seen.Add(Key(leg)))
            {
                continue;
            }

            var next = Acts.Select(act => (act, Leg: Walk(at.OnSite, [.. at.Way, act]))).Where(n => n.Leg.History.Count > leg.History.Count).ToList();
            next.ForEach(n => ways.Enqueue((at.OnSite, [.. at.Way, n.act])));
            found.Add(new Place(Key(leg), leg, next.ConvertAll(n => (n.act, Key(n.Leg)))));
        }

        return found;
    }

    private static string Key(Leg leg) => $"{leg.State} site {leg.OnSite} contest {leg.Contest is null} arrival {leg.Arrival is null} {leg.Arrival?.Confirmed} judged {leg.Judgement is null} worked {leg.History.Any(l => l.By == Officer)}";

    private static Leg Walk(bool onSite, LegAct[] way)
    {
        var matter = new MatterBuilder().Accepted().Build();
        var whistle = Whistle.Call(matter, WhistleKind.KeyTask, "渣土堵了排水沟。", basis: null, new Origin(null, "绵山镇"), By(Caller));
        var leg = Leg.Call(whistle, matter, new CalledUnit(MatterBuilder.Works, "村镇建设办", LegRole.Lead, "清运"), onSite ? Until(TermUnit.UrgentHours) : null, Until(TermUnit.WorkingDays), By(Caller), MatterBuilder.Usual);
        foreach (var act in way)
        {
            LivedLegs.Try(leg, act, matter, whistle, By(WhoDoes(act)), MatterBuilder.Usual);
        }

        return leg;
    }

    private static PersonId WhoDoes(LegAct act) => act switch
    {
        LegAct.Acknowledge or LegAct.Contest or LegAct.Arrive or LegAct.Answer or LegAct.Judge => Officer,
        LegAct.Uphold or LegAct.Overrule => Third,
        _ => Caller,
    };

    private static Actor By(PersonId person) => new(person, "某人", At);

    private static Promise Until(TermUnit unit) => Promise.Of(new Term(2, unit), CountedBy.Law, At, MatterBuilder.Usual.Time);
}
