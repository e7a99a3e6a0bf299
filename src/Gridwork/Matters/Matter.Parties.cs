using System.Linq.Expressions;
using Gridwork.Kernel;

namespace Gridwork.Matters;

/// <content>A matter may be about a person who works here, or about a unit: for them it does not exist.</content>
public sealed partial class Matter
{
    public static Expression<Func<Matter, bool>> Spares(IReadOnlyCollection<Guid> without)
    {
        var ids = without.Select(MatterId.From).ToList();
        return row => !ids.Contains(row.Id);
    }

    /// <param name="names">Whom it is about, for the course.</param>
    /// <param name="units">The unit that has it must not be among them.</param>
    public Problem? NameParty(string names, IReadOnlySet<Guid> units, Actor by) =>
        Barred(MatterAct.NameParty, by) ?? (Unit is { } has && units.Contains(has.Value) ? new PartyHasIt(UnitName!) : Move(MatterAct.NameParty, by, names));

    /// <summary>The level above has said whom it is about: everybody else sees it from now on.</summary>
    public Problem? TakeUp(string note, Actor by) => Move(MatterAct.TakeUp, by, note);

    public Problem? ClearParties(string reason, Actor by) => Move(MatterAct.ClearParties, by, reason);
}
