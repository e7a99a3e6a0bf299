namespace Gridwork.Areas.Contracts;

/// <summary>Work that a unit has in hand, told by the capability that keeps it: a unit with any is not closed.</summary>
public interface IUnitWork
{
    Task<int> Open(UnitId unit, CancellationToken ct);
}
