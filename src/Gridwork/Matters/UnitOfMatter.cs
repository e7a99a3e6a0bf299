using Gridwork.Kernel;
using Gridwork.Platform;

namespace Gridwork.Matters;

internal static class UnitOfMatter
{
    /// <summary>Refuses whoever holds no post in the unit that has the matter.</summary>
    public static Problem? NotOf(this Matter matter, Caller caller) =>
        matter.Unit is { } unit && caller.Units.Contains(unit.Value) ? null : new NotYourUnits();

    /// <summary>Refuses whoever holds a post in the unit that has the matter: it is a party.</summary>
    public static Problem? PartOf(this Matter matter, Caller caller) =>
        matter.Unit is { } unit && caller.Units.Contains(unit.Value) ? new PartyCannotRule() : null;
}
