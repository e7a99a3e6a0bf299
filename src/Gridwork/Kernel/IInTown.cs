namespace Gridwork.Kernel;

/// <summary>Something in an area that also keeps its township's and its village's code in columns of their own, for lists of open work.</summary>
public interface IInTown : IInArea
{
    string Town { get; }

    string Village { get; }
}
