using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform.Layout.Fields;

namespace Gridwork.Matters.Contracts;

/// <summary>The places of a scope to choose from.</summary>
internal static class PlaceChoices
{
    public static IReadOnlyList<Choice> Villages(AreaBook book, AreaScope scope) =>
        [.. scope.Roots.SelectMany(root => VillagesIn(book, root)).Select(v => new Choice(v.Code.Value, book.Name(v.Code)))];

    /// <summary>Villages, each with its grids after it.</summary>
    public static IReadOnlyList<Choice> VillagesAndGrids(AreaBook book, AreaScope scope) =>
        [.. scope.Roots.SelectMany(root => VillagesIn(book, root)).SelectMany(v => book.Inside(v.Code).Prepend(v)).Select(a => new Choice(a.Code.Value, book.Name(a.Code)))];

    public static IReadOnlyList<Choice> Units(UnitBook book, AreaScope scope) => [.. book.In(scope).Select(u => new Choice(u.Id.Value.ToString(), u.Name))];

    private static IEnumerable<Area> VillagesIn(AreaBook book, AreaCode root) => Area.KindOf(root) switch
    {
        AreaKind.Village or AreaKind.Grid or AreaKind.MicroGrid => book.Stands(root) ? [book.Find(root)!] : [],
        _ => book.Inside(root).SelectMany(child => VillagesIn(book, child.Code)),
    };
}
