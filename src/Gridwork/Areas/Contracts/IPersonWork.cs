using Gridwork.Kernel;
using Gridwork.Platform;

namespace Gridwork.Areas.Contracts;

/// <summary>Work that a person has in hand in their own name, for a unit.</summary>
/// <param name="Numbers">By which it is known; what it is about is not told.</param>
/// <param name="Heirs">Who may take it over: whoever may do the same for the unit today.</param>
public sealed record HeldWork(UnitId Unit, string UnitName, IReadOnlyList<string> Numbers, IReadOnlyList<PersonId> Heirs);

/// <summary>Told by the capability that keeps the work, so that nothing stays with somebody who is gone.</summary>
public interface IPersonWork
{
    Task<IReadOnlyList<HeldWork>> Of(PersonId person, CancellationToken ct);

    /// <summary>Gives all of it to another, or back to the unit. Not saved.</summary>
    /// <param name="to">Whoever may not take it gets none of it: it goes back to the unit.</param>
    Task HandOver(PersonId from, UnitId unit, PersonId? to, Caller by, CancellationToken ct);
}
