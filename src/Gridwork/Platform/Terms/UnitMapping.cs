using Gridwork.Kernel.Calendar;

namespace Gridwork.Platform.Terms;

/// <summary>As what a unit of time printed in a table is counted: the table itself does not say.</summary>
public sealed record UnitMapping(IReadOnlyDictionary<string, TermUnit> Units)
{
    /// <summary>Null where the unit is not among them: nobody guesses.</summary>
    public TermUnit? Of(string printed) => Units.TryGetValue(printed, out var unit) ? unit : null;
}
