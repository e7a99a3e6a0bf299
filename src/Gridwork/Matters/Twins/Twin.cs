using System.Runtime.InteropServices;
using Gridwork.Kernel;
using Gridwork.Kernel.Geo;

namespace Gridwork.Matters.Twins;

/// <summary>An open matter that may be the same, and what speaks for it.</summary>
/// <param name="ClassName">Null before it is filed.</param>
/// <param name="Due">The first promise; null before the dispatch.</param>
/// <param name="Reports">With its own, how many reports it has by now.</param>
/// <param name="Shared">What both say, in the words of who asks.</param>
public sealed record Twin(
    MatterId Id, string Number, string Title, AreaCode Area, MatterState State, string? ClassName, DateTimeOffset ReportedAt, DateTimeOffset? Due,
    int Reports, bool SamePlace, int Days, IReadOnlyList<string> Shared);

/// <summary>What is compared, as somebody wrote it.</summary>
/// <param name="Self">Left out.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Told(string Text, string PlaceWords, AreaCode Area, MatterId? Self = null, Spot? Spot = null)
{
    public string Words => $"{Text}\n{PlaceWords}";
}
