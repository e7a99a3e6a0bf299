using Gridwork.Kernel;

namespace Gridwork.Matters.Whistles;

public sealed record NoSuchLeg() : Problem.Missing("leg.missing", "No such part of a whistle that you may see.");

/// <summary>Names who was there first: nearly always a colleague did the same thing a moment ago.</summary>
public sealed record LegActNotAllowed(LegAct Act, LegState State, LegAct LastAct, string LastBy, DateTimeOffset LastAt)
    : Problem.Conflict("leg.act-not-allowed", $"{LastBy} did {LastAct} at {LastAt:yyyy-MM-dd HH:mm}; a part that is {State} cannot be {Act}.");

public sealed record LegChangedMeanwhile(LegAct LastAct, string LastBy, DateTimeOffset LastAt)
    : Problem.Conflict("leg.changed", $"{LastBy} did {LastAct} at {LastAt:yyyy-MM-dd HH:mm}, after you opened this page. Look again.");

/// <param name="Units">Of the open ones, by name.</param>
public sealed record LegsOpen(string Units, int Count)
    : Problem.Conflict("matter.legs-open", $"Not before every unit that was called has ended or is waived by name: {Units}.");

public sealed record NoUnitCalled() : Problem.Invalid("whistle.no-unit", "Choose at least one unit to call.");

public sealed record TaskMissing(string Unit) : Problem.Invalid("whistle.task-missing", $"Write what is asked of {Unit}.");

public sealed record CalledTwice(string Unit) : Problem.Invalid("whistle.called-twice", $"{Unit} is called already; it has one part in a matter at a time.");

public sealed record UnitEnded(string Unit, DateOnly LastDay) : Problem.Invalid("whistle.unit-ended", $"{Unit} ended on {LastDay:yyyy-MM-dd}. Choose the unit that does its work now.");

public sealed record UnitOutside(string Unit) : Problem.Invalid("whistle.unit-outside", $"{Unit} does not serve this place. Choose a unit that does.");

public sealed record NotArrivedYet() : Problem.Invalid("leg.not-arrived", "The unit is wanted on the spot: say first when it was there.");

public sealed record ArrivalOutOfRange(DateTimeOffset CalledAt, DateTimeOffset Now)
    : Problem.Invalid("leg.arrival-out-of-range", $"The arrival lies between the call, {CalledAt:yyyy-MM-dd HH:mm}, and now, {Now:yyyy-MM-dd HH:mm}.");

public sealed record ArrivedAlready(DateTimeOffset At) : Problem.Invalid("leg.arrived-already", $"The unit was there at {At:yyyy-MM-dd HH:mm}; a later visit belongs into its result.");

public sealed record ArrivalDecided() : Problem.Invalid("leg.arrival-decided", "The arrival is confirmed already.");

public sealed record ArrivalNotConfirmed() : Problem.Invalid("leg.arrival-not-confirmed", "Say first whether the unit was there; then judge its answer.");

public sealed record JudgedBefore() : Problem.Invalid("leg.judged-before", "Your unit has judged this whistle already.");

public sealed record ArrivalTermMissing() : Problem.Invalid("whistle.arrival-missing", "Say within which time the units are wanted there; only a key task may do without.");

/// <summary>A unit has the matter and reports itself.</summary>
public sealed record UnitReports(string Unit) : Problem.Invalid("whistle.unit-reports", $"{Unit} has this matter and reports what was done.");

public sealed record MatterTermMissing() : Problem.Invalid("whistle.term-missing", "Say within which time the whole matter is to be done.");

/// <summary>Who whistles does not confirm or settle it too.</summary>
public sealed record OwnWhistle() : Problem.Forbidden("whistle.own", "Whoever whistled cannot pass it on or settle it; the grid head does.");
