using Gridwork.Kernel;
using Gridwork.Matters.Contracts;

namespace Gridwork.Matters.Whistles;

/// <summary>One line of a leg's course. Names are written down as they were that day.</summary>
/// <param name="Nr">1, 2, 3: the order of the lines, since two may bear the same moment.</param>
/// <param name="Due">The date set by this act; of an arrival, when it was.</param>
/// <param name="Clock">Of a recount: which clock moved, or fell away where there is no date.</param>
public sealed record LegEvent(
    int Nr, LegAct Act, LegState From, LegState To, PersonId By, string ByName, DateTimeOffset At, string? Note = null, DateTimeOffset? Due = null, ClockKind? Clock = null)
{
    public Guid Id { get; private init; } = RisingId.New();
}

/// <summary>That the unit was there.</summary>
/// <param name="Who">The persons who came, as the unit names them.</param>
/// <param name="Confirmed">By the caller; null until then.</param>
public sealed record Arrival(DateTimeOffset At, string Who, bool? Confirmed = null, string? ConfirmedByName = null);

public enum Solved { Yes, Partly, No }

/// <summary>How the caller found what the unit did.</summary>
public sealed record LegRating(Solved Solved, string Note, string ByName, DateTimeOffset At);

/// <summary>How the unit found the call: the other half of the marks, so that whistling is weighed as well as coming.</summary>
public sealed record Judgement(bool Justified, string Note, string ByName, DateTimeOffset At);
