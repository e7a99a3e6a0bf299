using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Kernel.Geo;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Whistles;
using Gridwork.Platform.Persistence;

namespace Gridwork.Matters;

/// <summary>
/// Something that somebody reported and the township must see to. Here stand its facts, its straight way and its one door; what holds,
/// prolongs or ends it otherwise stands in the other two files of this class, since only they may pass that door too.
/// </summary>
public sealed partial class Matter : IInTown, IVersioned, IClocked, IActedOn<MatterAct>, ILeftOut<Matter>
{
    /// <summary>The due date of what has no running clock: never null, so that both databases sort it alike.</summary>
    public static readonly DateTimeOffset Never = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private readonly List<MatterEvent> _history = [];

    private Matter() { }

    public required MatterId Id { get; init; }
    public string Number { get; private set; } = "";
    public required string QueryCode { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public AreaCode Area { get; private set; }
    public string PlaceWords { get; private init; } = "";

    /// <summary>Where the reporter put the pin; null without one. It may lie outside of the area, and of the site.</summary>
    public Spot? Spot { get; private init; }

    public required Channel Channel { get; init; }
    public required DateTimeOffset ReportedAt { get; init; }
    public required PersonId ReportedBy { get; init; }
    public MatterState State { get; private set; } = MatterState.Reported;
    public bool Open { get; private set; } = true;
    public Filing? Filing { get; private set; }
    /// <summary>What the dispatch in force rests on, where it cites the duty list.</summary>
    public Basis? Basis { get; private set; }

    public Declined? Declined { get; private set; }
    public UnitId? Unit { get; private set; }
    public string? UnitName { get; private set; }
    public PersonId? Handler { get; private set; }
    public MatterClocks Clocks { get; private set; } = MatterClocks.None;
    public DateTimeOffset NextDue { get; private set; } = Never;
    public DateTimeOffset NextAlarm { get; private set; } = Never;
    public string? TimeVersion { get; private set; }
    public int Suspensions { get; private set; }
    public DateOnly? LookAgain { get; private set; }
    public Outcome? Outcome { get; private set; }
    public bool? Verified { get; private set; }
    public int Rework { get; private set; }
    public string Town { get; private set; } = null!;
    public string Village { get; private set; } = null!;
    public DateTimeOffset Touched { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<MatterEvent> History => _history;

    /// <summary>What the resident is promised: the handling clock's first deadline. Null before the dispatch.</summary>
    public Promise? Promise => Handling?.Promise;

    public TermClock? Handling => Clocks.Of(ClockKind.Handling);

    public MatterEvent Last => _history.MaxBy(line => line.Nr)!;

    LastDone<MatterAct> IActedOn<MatterAct>.Done => new(Last.Act, Last.By, Last.ByName, Last.At, Last.Note);

    public Problem? Accept(Filing filing, Actor by)
    {
        if (Move(MatterAct.Accept, by, filing.Line) is { } refused)
        {
            return refused;
        }

        Filing = filing;
        Set(Clocks.End(ClockKind.FirstContact, by.At));
        return null;
    }

    public Problem? Decline(string channel, string reason, Actor by)
    {
        if (Move(MatterAct.Decline, by, note: reason) is { } refused)
        {
            return refused;
        }

        Declined = new Declined(channel, reason);
        Set(Clocks.EndAll(by.At));
        return null;
    }

    public Problem? Dispatch(UnitId unit, string unitName, Promise promise, string? request, Actor by, Timing timing, Basis? basis = null)
    {
        if (promise.Due <= by.At)
        {
            return new DueInThePast(promise.Due);
        }

        if (Move(MatterAct.Dispatch, by, request, unitName, promise.Due) is { } refused)
        {
            return refused;
        }

        (Unit, UnitName, Basis) = (unit, unitName, basis);
        Set(contest: null);
        Set(Clocks.Drop(ClockKind.Handling).Start(TermClock.Start(ClockKind.Handling, promise, timing.Time)));
        TimeVersion = timing.Version;
        return null;
    }

    public Problem? Take(Actor by)
    {
        if (Move(MatterAct.Take, by, note: null, UnitName) is { } refused)
        {
            return refused;
        }

        Handler = by.Id;
        return null;
    }

    /// <summary>The place where it lies has another code now.</summary>
    /// <param name="note">From which to which.</param>
    public Problem? Recode(AreaCode area, string note, Actor by)
    {
        if (Move(MatterAct.Recode, by, note) is { } refused)
        {
            return refused;
        }

        Area = area;
        return null;
    }

    /// <summary>Whoever had taken it is gone: another of the unit has it in hand, or the unit has it again. Its clocks run on.</summary>
    /// <param name="note">From whom to whom.</param>
    public Problem? HandOver(PersonId? to, string note, Actor by)
    {
        if (Move(MatterAct.HandOver, by, note, UnitName) is { } refused)
        {
            return refused;
        }

        Handler = to;
        return null;
    }

    public Problem? Handle(string report, Actor by, Timing timing)
    {
        // A pause ends with the work, and leaves a deadline by which the work is judged.
        var handling = Clocks.Change(ClockKind.Handling, c => c.Paused ? c.Resume(by.At, timing.Time) : c);
        if (Move(MatterAct.Handle, by, report, UnitName, Handling is { Paused: true } ? handling.Of(ClockKind.Handling)!.Due : null) is { } refused)
        {
            return refused;
        }

        // Reported done, there is nothing left to quarrel about.
        Handler = by.Id;
        Set(Contested ? null : Contest);
        Set(handling.End(ClockKind.Ruling, by.At).End(ClockKind.Handling, by.At));
        Begin(ClockKind.Check, by.At, timing);
        return null;
    }

    public Problem? Close(Outcome outcome, bool conditionMet, Actor by)
    {
        if (Barred(MatterAct.Close, by) is { } barred)
        {
            return barred;
        }

        if (!conditionMet)
        {
            return new ClosingConditionNotMet();
        }

        Outcome = outcome;
        Set(Clocks.EndAll(by.At));
        return Move(MatterAct.Close, by, outcome.Result);
    }

    /// <summary>Why this act is refused to this person now; null when it may be done.</summary>
    public Problem? Barred(MatterAct act, Actor by) => this switch
    {
        _ when MatterLife.After(State, act) is null => new ActNotAllowed(act, State, Last.Act, Last.ByName, Last.At),
        _ when act is MatterAct.Close or MatterAct.SendBack or MatterAct.ForceClose && WorkedOnIt(by.Id) => new OwnWork(),
        _ when act is MatterAct.SumUp && Unit is not null => new UnitReports(UnitName!),
        _ when act is MatterAct.PassOn or MatterAct.Settle && _history.FindLast(line => line.Act is MatterAct.Raise)?.By == by.Id => new OwnWhistle(),
        _ when act is MatterAct.Handle or MatterAct.SumUp or MatterAct.Close or MatterAct.ForceClose or MatterAct.HandUp or MatterAct.Void && WaitsFor is { } open => open,
        _ => BarredByContest(act, by) ?? BarredBySubtasks(act) ?? BarredToReporter(act) ?? MatterTerms.Barred(act, Handling, Suspensions, by),
    };

    private void Begin(ClockKind kind, DateTimeOffset now, Timing timing)
    {
        if (timing.Begin(kind, now) is { } clock)
        {
            Set(Clocks.Start(clock));
            TimeVersion = timing.Version;
        }
    }

    // The columns that lists and alarms read follow the clocks.
    private void Set(MatterClocks next)
    {
        (Clocks, NextDue) = (next, next.NextDue);
        DateTimeOffset?[] alarms = [next.NextAlarm, LookAgain is { } day ? CivilTime.StartOf(day) : null, SuspendedUntil];
        NextAlarm = alarms.Min()!.Value;
    }

    /// <summary>Whether this person took it, handled it or reported it done: whoever did neither checks it nor asks how it went.</summary>
    public bool WorkedOnIt(PersonId person) => _history.Exists(line => line.Act is MatterAct.Take or MatterAct.Handle or MatterAct.SumUp or MatterAct.SettleAbove && line.By == person);

    // The one door: no state changes without a line of history, and the row itself always changes, so its version always rises.
    private Problem? Move(MatterAct act, Actor by, string? note, string? unitName = null, DateTimeOffset? due = null)
    {
        if (Barred(act, by) is { } barred)
        {
            return barred;
        }

        var next = MatterLife.After(State, act)!.Value;
        Write(act, next, by, note, unitName, due);
        (State, Open, Touched) = (next, next.IsOpen, by.At);
        return null;
    }

    private void Write(MatterAct act, MatterState next, Actor by, string? note = null, string? unitName = null, DateTimeOffset? due = null, ClockKind? clock = null) =>
        _history.Add(new MatterEvent(_history.Count + 1, act, State, next, by.Id, by.Name, by.At, unitName, note, due, clock));
}
