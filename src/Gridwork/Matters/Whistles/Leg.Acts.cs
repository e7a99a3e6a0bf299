using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;

namespace Gridwork.Matters.Whistles;

/// <content>What the unit, the caller and the arbiter do.</content>
public sealed partial class Leg
{
    public Problem? Acknowledge(string? note, Actor by)
    {
        if (Move(LegAct.Acknowledge, by, note) is { } refused)
        {
            return refused;
        }

        AcknowledgedAt = by.At;
        Set(Clocks.End(ClockKind.Acknowledgement, by.At));
        return null;
    }

    /// <summary>'Not ours'. The other clocks go on: the unit stays responsible until somebody has ruled.</summary>
    public Problem? ContestIt(string reason, string evidence, Actor by, Timing timing)
    {
        if (Move(LegAct.Contest, by, $"{reason}\n{evidence}") is { } refused)
        {
            return refused;
        }

        Contest = new Contest(reason, evidence, by.Id, by.Name, by.At);
        var ended = Clocks.End(ClockKind.Acknowledgement, by.At);
        Set(timing.Begin(ClockKind.Ruling, by.At) is { } ruling ? ended.Start(ruling) : ended);
        return null;
    }

    public Problem? Rule(bool upheld, string ruling, Actor by)
    {
        if (Move(upheld ? LegAct.Uphold : LegAct.Overrule, by, ruling) is { } refused)
        {
            return refused;
        }

        Contest = Contest!.Ruled(upheld, ruling, by);
        AcknowledgedAt ??= upheld ? null : by.At;
        Set(Clocks.End(ClockKind.Ruling, by.At));
        return null;
    }

    /// <param name="at">When they were there, which may be told later.</param>
    /// <param name="who">The persons who came.</param>
    public Problem? Arrive(DateTimeOffset at, string who, Actor by)
    {
        // Told to the minute: the minute of the call itself is not before it.
        if (at.AddMinutes(1) <= CalledAt || at > by.At)
        {
            return new ArrivalOutOfRange(CalledAt, by.At);
        }

        at = at < CalledAt ? CalledAt : at;

        if (Move(LegAct.Arrive, by, who, at) is { } refused)
        {
            return refused;
        }

        Arrival = new Arrival(at, who);
        AcknowledgedAt ??= by.At;
        Set(Clocks.End(ClockKind.Acknowledgement, by.At).End(ClockKind.Arrival, at));
        return null;
    }

    /// <summary>
    /// The caller says whether they were there. If not, the clock of the arrival goes on as if it had never stopped, and that of the
    /// result too where it was answered: a unit that is wanted on the spot answers only from there.
    /// </summary>
    public Problem? SeeArrival(bool there, string? note, Actor by, Timing timing)
    {
        var answered = State is LegState.Answered;
        if (Move(there ? LegAct.ConfirmArrival : LegAct.DenyArrival, by, note) is { } refused)
        {
            return refused;
        }

        Arrival = there ? Arrival! with { Confirmed = true, ConfirmedByName = by.Name } : null;
        if (!there)
        {
            var going = Clocks.GoOn(ClockKind.Arrival, by.At, timing.Time);
            Set(answered ? going.GoOn(ClockKind.Result, by.At, timing.Time) : going);
        }

        return null;
    }

    public Problem? Answer(string result, Actor by)
    {
        if (Move(LegAct.Answer, by, result) is { } refused)
        {
            return refused;
        }

        (Result, ResultAt) = (result, by.At);
        AcknowledgedAt ??= by.At;
        Set(Clocks.End(ClockKind.Result, by.At));
        return null;
    }

    /// <summary>Not enough: the same unit again, under the same term.</summary>
    public Problem? RejectAnswer(string reason, Actor by, Timing timing)
    {
        if (Move(LegAct.RejectAnswer, by, reason) is { } refused)
        {
            return refused;
        }

        Rework++;
        Set(Clocks.GoOn(ClockKind.Result, by.At, timing.Time));
        return null;
    }

    public Problem? Rate(Solved solved, string note, Actor by)
    {
        if (Move(LegAct.Rate, by, note) is { } refused)
        {
            return refused;
        }

        Rating = new LegRating(solved, note, by.Name, by.At);
        return null;
    }

    public Problem? Judge(bool justified, string note, Actor by)
    {
        if (Move(LegAct.Judge, by, note) is { } refused)
        {
            return refused;
        }

        Judgement = new Judgement(justified, note, by.Name, by.At);
        return null;
    }

    public Problem? Withdraw(string reason, Actor by) => Move(LegAct.Withdraw, by, reason);

    /// <summary>A leader lets the matter end without it.</summary>
    public Problem? Waive(string reason, Actor by) => Move(LegAct.Waive, by, reason);

    /// <summary>Another unit in this one's place, within the same terms, which begin anew.</summary>
    public Result<Leg> Reassign(CalledUnit called, string reason, Matter matter, Whistle whistle, Actor by, Timing timing)
    {
        if (called.Unit == Unit)
        {
            return new CalledTwice(UnitName);
        }

        if (Move(LegAct.Reassign, by, $"{called.Name}\n{reason}") is { } refused)
        {
            return refused;
        }

        var next = Made(whistle, matter, called, OnSite, Id, by);
        next.Begin(Anew(ClockKind.Arrival), Anew(ClockKind.Result)!, by, timing);
        return next;

        Promise? Anew(ClockKind kind) => Of(kind)?.Promise is { } term ? Promise.Of(new Term(term.Count, term.Unit), term.By, by.At, timing.Time) : null;
    }

    /// <summary>Gives the alarms that are due, and says which clocks gave one.</summary>
    public IReadOnlyList<TermClock> Ring(DateTimeOffset now, Timing timing)
    {
        var (rung, told) = Clocks.Ring(now, timing.Time);
        Set(rung);
        return told;
    }

    public bool Recount(Actor by, Timing timing)
    {
        var (counted, moved) = Clocks.Again(timing, by.At);
        Set(counted);
        TimeVersion = timing.Version;
        foreach (var (old, next) in moved)
        {
            Write(LegAct.Recount, State, by, note: null, next?.Due, old.Kind);
        }

        Touched = by.At;
        return moved.Count > 0;
    }
}
