using System.Linq.Expressions;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Platform.Persistence;

namespace Gridwork.Matters.Whistles;

public enum LegRole { Lead, Co }

/// <summary>
/// One unit's part in a whistle, with its own clocks, course and answer. Co-handling, contests and arbitration are this and nothing
/// else; the matter only asks which of its legs are open.
/// </summary>
public sealed partial class Leg : IInTown, IOfMatter, IVersioned, IClocked, IActedOn<LegAct>, ILeftOut<Leg>
{
    private readonly List<LegEvent> _history = [];

    private Leg() { }

    public required LegId Id { get; init; }
    public required WhistleId Whistle { get; init; }
    public required MatterId Matter { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required AreaCode Area { get; init; }
    public required WhistleKind Kind { get; init; }
    public required UnitId Unit { get; init; }
    public required string UnitName { get; init; }
    public required LegRole Role { get; init; }
    public required string Task { get; init; }
    public required PersonId CalledBy { get; init; }
    public required string CalledByName { get; init; }
    public UnitId? FromUnit { get; private init; }
    public string FromName { get; private init; } = "";
    public required DateTimeOffset CalledAt { get; init; }

    /// <summary>The unit is wanted on the spot, and answers only from there.</summary>
    public required bool OnSite { get; init; }

    /// <summary>The leg in whose place this one stands.</summary>
    public LegId? InPlaceOf { get; private init; }

    public LegState State { get; private set; } = LegState.Called;
    public bool Open { get; private set; } = true;
    public DateTimeOffset? AcknowledgedAt { get; private set; }
    public Contest? Contest { get; private set; }
    public Arrival? Arrival { get; private set; }
    public string? Result { get; private set; }
    public DateTimeOffset? ResultAt { get; private set; }
    public LegRating? Rating { get; private set; }
    public Judgement? Judgement { get; private set; }
    public int Rework { get; private set; }
    public MatterClocks Clocks { get; private set; } = MatterClocks.None;
    public DateTimeOffset NextDue { get; private set; } = Matters.Matter.Never;

    /// <summary>The deadline of the arrival clock, for the figures; null when nobody need come.</summary>
    public DateTimeOffset? ArriveBy { get; private set; }

    public DateTimeOffset NextAlarm { get; private set; } = Matters.Matter.Never;
    public string? TimeVersion { get; private set; }
    public string Town { get; private set; } = null!;
    public string Village { get; private set; } = null!;
    public DateTimeOffset Touched { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<LegEvent> History => _history;

    public LegEvent Last => _history.MaxBy(line => line.Nr)!;

    LastDone<LegAct> IActedOn<LegAct>.Done => new(Last.Act, Last.By, Last.ByName, Last.At, Last.Note);

    public TermClock? Of(ClockKind kind) => Clocks.Of(kind);

    /// <param name="arrival">Until when the unit is wanted there; null when nobody need come.</param>
    public static Leg Call(Whistle whistle, Matter matter, CalledUnit called, Promise? arrival, Promise result, Actor by, Timing timing)
    {
        var leg = Made(whistle, matter, called, arrival is not null, inPlaceOf: null, by);
        leg.Begin(arrival, result, by, timing);
        return leg;
    }

    private static Leg Made(Whistle whistle, Matter matter, CalledUnit called, bool onSite, LegId? inPlaceOf, Actor by) => new()
    {
        Id = LegId.New(),
        Whistle = whistle.Id,
        Matter = matter.Id,
        Number = matter.Number,
        Title = matter.Title,
        Area = matter.Area,
        Kind = whistle.Kind,
        Unit = called.Unit,
        UnitName = called.Name,
        Role = called.Role,
        Task = called.Task,
        CalledBy = by.Id,
        CalledByName = by.Name,
        FromUnit = whistle.FromUnit,
        FromName = whistle.FromName,
        CalledAt = by.At,
        OnSite = onSite,
        InPlaceOf = inPlaceOf,
        Touched = by.At,
    };

    private void Begin(Promise? arrival, Promise result, Actor by, Timing timing)
    {
        var clocks = MatterClocks.None;
        if (timing.Begin(ClockKind.Acknowledgement, by.At) is { } first)
        {
            clocks = clocks.Start(first);
        }

        if (arrival is not null)
        {
            clocks = clocks.Start(TermClock.Start(ClockKind.Arrival, arrival, timing.Time));
        }

        Set(clocks.Start(TermClock.Start(ClockKind.Result, result, timing.Time)));
        TimeVersion = timing.Version;
        Write(LegAct.Call, LegState.Called, by, Task, result.Due);
    }

    /// <summary>Why this act is refused to this person now; null when it may be done.</summary>
    public Problem? Barred(LegAct act, Actor by) => this switch
    {
        _ when LegLife.After(State, act) is null || (act is LegAct.ConfirmArrival or LegAct.DenyArrival && Arrival is null) => new LegActNotAllowed(act, State, Last.Act, Last.ByName, Last.At),
        _ when act is LegAct.Contest && Contest is not null => new ContestedBefore(),
        _ when act is LegAct.Uphold or LegAct.Overrule && IsParty(by.Id) => new PartyCannotRule(),
        _ when act is LegAct.Arrive && Arrival is not null => new ArrivedAlready(Arrival.At),
        _ when act is LegAct.Answer && OnSite && Arrival is null => new NotArrivedYet(),
        _ when act is LegAct.ConfirmArrival or LegAct.DenyArrival && Arrival?.Confirmed is not null => new ArrivalDecided(),
        _ when act is LegAct.RejectAnswer or LegAct.Rate && Arrival is { Confirmed: null } => new ArrivalNotConfirmed(),
        _ when act is LegAct.ConfirmArrival or LegAct.DenyArrival or LegAct.RejectAnswer or LegAct.Rate && WorkedOnIt(by.Id) => new OwnWork(),
        _ when act is LegAct.Judge && Judgement is not null => new JudgedBefore(),
        _ => null,
    };

    /// <summary>Who called, who contested, and whoever acted for the unit: none of them rules.</summary>
    private bool IsParty(PersonId person) => CalledBy == person || Contest?.By == person || WorkedOnIt(person);

    private bool WorkedOnIt(PersonId person) =>
        _history.Exists(line => line.Act is LegAct.Acknowledge or LegAct.Contest or LegAct.Arrive or LegAct.Answer && line.By == person);

    // The columns that lists and alarms read follow the clocks.
    private void Set(MatterClocks next) =>
        (Clocks, NextDue, NextAlarm, ArriveBy) = (next, next.NextDue, next.NextAlarm, next.Of(ClockKind.Arrival)?.Due);

    // The one door: no state changes without a line of history, and the row itself always changes, so its version always rises.
    private Problem? Move(LegAct act, Actor by, string? note, DateTimeOffset? due = null)
    {
        if (Barred(act, by) is { } barred)
        {
            return barred;
        }

        var next = LegLife.After(State, act)!.Value;
        Write(act, next, by, note, due);
        (State, Open, Touched) = (next, next.IsOpen, by.At);
        if (!Open && Clocks.All.Any(c => c.Runs))
        {
            Set(Clocks.EndAll(by.At));
        }

        return null;
    }

    private void Write(LegAct act, LegState next, Actor by, string? note = null, DateTimeOffset? due = null, ClockKind? clock = null) =>
        _history.Add(new LegEvent(_history.Count + 1, act, State, next, by.Id, by.Name, by.At, note, due, clock));

    public static Expression<Func<Leg, bool>> Spares(IReadOnlyCollection<Guid> without)
    {
        var ids = without.Select(MatterId.From).ToList();
        return row => !ids.Contains(row.Matter);
    }
}

/// <summary>A unit to be called, as it is named today, and what is asked of it.</summary>
public sealed record CalledUnit(UnitId Unit, string Name, LegRole Role, string Task);
