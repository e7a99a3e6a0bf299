using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Gridwork.Tests.Architecture;

/// <summary>The compiled program, seen as parts that use each other.</summary>
internal static class House
{
    public static readonly ArchUnitNET.Domain.Architecture App = new ArchLoader().LoadAssemblies(typeof(Program).Assembly).Build();

    private static readonly string[] Crafts = ["Kernel", "Platform", "Areas", "Triage"];

    /// <summary>Who may use whom, from the ground up. Whoever has read this table has read the architecture.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Uses = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Platform"] = ["Kernel"],
        ["Areas"] = ["Kernel", "Platform"],
        ["Triage"] = ["Kernel", "Platform", "Areas"],
        ["Economy"] = Crafts,
        ["Cadres"] = Crafts,
        ["Visits"] = Crafts,
        ["Enforcement"] = Crafts,
        ["Mediation"] = Crafts,
        ["Matters"] = Crafts,
        ["Insight"] = ["Kernel", "Platform", "Areas", "*.Contracts"],
        ["Open311"] = ["Kernel", "Platform", "Areas", "*.Contracts"],
        ["Portal"] = ["Kernel", "Platform", "Areas", "*.Contracts"],
    };

    /// <summary>Which part a type belongs to; null for what is not ours, and for App and Program, which name them all.</summary>
    public static string? PartOf(IType type)
    {
        // A T stands for a type of any part.
        if (type is GenericParameter)
        {
            return null;
        }

        // A compiled page is AspNetCoreGeneratedDocument.Matters_Dispatching_Dispatch: its path, underscored.
        var name = type.FullName.StartsWith("AspNetCoreGeneratedDocument.", StringComparison.Ordinal)
            ? type.FullName.Split('.')[1].Split('_')[0]
            : type.Namespace.FullName.Split('.') is ["Gridwork", var first, ..] ? first : "";
        return name is "" ? null : name;
    }

    /// <summary>The folder inside the part: an act, or a matter of the machine.</summary>
    public static string? ActOf(IType type) =>
        type.Namespace.FullName.Split('.') is ["Gridwork", _, var act, ..] ? act : null;

    /// <summary>Every use of one part by another, in the open: which type of which part leans on which.</summary>
    public static IReadOnlyList<(IType From, IType To)> Arrows { get; } =
    [
        .. from type in App.Types
           let part = PartOf(type)
           where part is not null
           from target in type.Dependencies.Select(d => d.Target).Distinct()
           let other = PartOf(target)
           where other is not null && other != part && target.FullName.StartsWith("Gridwork.", StringComparison.Ordinal)
           select (type, target),
    ];

    public static bool IsAllowed(IType from, IType to) => Uses.TryGetValue(PartOf(from)!, out var allowed)
        && Array.Exists(allowed, a => a == PartOf(to) || (IsContract(to) && (a is "*.Contracts" || a == $"{PartOf(to)}.Contracts")));

    public static bool IsContract(IType type) => ActOf(type) is "Contracts";

    public static IReadOnlyList<Room> Rooms { get; } =
    [
        .. from part in Uses.Keys
           let types = App.Types.Where(t => PartOf(t) == part && !t.Name.Contains('<', StringComparison.Ordinal)).ToList()
           where types.Count > 0
           select new Room(
               part,
               [.. types.Select(ActOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
               OneFigure(types.Count),
               [.. Arrows.Where(a => PartOf(a.From) == part).GroupBy(a => PartOf(a.To)!, StringComparer.Ordinal)
                   .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Use(g.Key, g.All(a => IsContract(a.To))))]),
    ];

    // Small changes do not make the picture old.
    private static int OneFigure(int n)
    {
        var unit = (int)Math.Pow(10, Math.Floor(Math.Log10(n)));
        return (int)Math.Round((double)n / unit) * unit;
    }
}

/// <param name="Types">How many types live here, rounded to one figure.</param>
internal sealed record Room(string Name, IReadOnlyList<string> Acts, int Types, IReadOnlyList<Use> Uses);

internal sealed record Use(string Part, bool OnlyContracts);
