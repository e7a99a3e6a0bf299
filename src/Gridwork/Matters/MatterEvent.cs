using Gridwork.Kernel;
using Gridwork.Matters.Contracts;

namespace Gridwork.Matters;

/// <summary>One line of a matter's course. Names are written down as they were that day.</summary>
/// <param name="Nr">1, 2, 3: the order of the lines, since two may bear the same moment.</param>
/// <param name="UnitName">The unit to which it was sent, or which took, handled or returned it.</param>
/// <param name="Due">The date set by this act.</param>
/// <param name="Clock">Which clock was counted again; without a date it fell away.</param>
public sealed record MatterEvent(
    int Nr, MatterAct Act, MatterState From, MatterState To, PersonId By, string ByName, DateTimeOffset At,
    string? UnitName = null, string? Note = null, DateTimeOffset? Due = null, ClockKind? Clock = null)
{
    public Guid Id { get; private init; } = RisingId.New();
}

/// <summary>Who does an act, and when.</summary>
public sealed record Actor(PersonId Id, string Name, DateTimeOffset At);

/// <summary>The condition under which a matter was filed, as it read that day.</summary>
/// <param name="Limit">As printed in the standard, for example <c>1天</c>.</param>
public sealed record Filing(string Code, string Class, string ClassName, string Condition, string Closing, string Limit)
{
    /// <summary>In one line, for the course.</summary>
    public string Line => $"{Class} {ClassName}";
}

/// <summary>How a report came in. A key task nobody reported: the township gave it to itself. What stood in the ledger of another system came in there.</summary>
public enum Channel { Page, Phone, Visit, KeyTask, Hotline, Outside, OldLedger }

/// <summary>Where a person was sent whose matter is not for this site.</summary>
public sealed record Declined(string Channel, string Reason);

/// <summary>How a matter ended.</summary>
/// <param name="Result">For the file.</param>
/// <param name="Answer">What the resident reads.</param>
public sealed record Outcome(string Result, string Answer);
