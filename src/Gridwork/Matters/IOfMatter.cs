using Gridwork.Kernel;

namespace Gridwork.Matters;

/// <summary>A row that belongs to a matter and lies where it lies: when the place of an open one gets another code, it goes along.</summary>
internal interface IOfMatter : IInArea
{
    MatterId Matter { get; }
}
