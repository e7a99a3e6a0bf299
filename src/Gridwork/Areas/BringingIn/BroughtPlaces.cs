using Gridwork.Kernel;

namespace Gridwork.Areas.BringingIn;

/// <summary>The places and the units that a table may name, as far as whoever brings it may keep them.</summary>
internal sealed class BroughtPlaces(AreaBook book, AreaScope scope, IEnumerable<Unit> standing)
{
    private readonly ILookup<string, Area> named = book.Standing.Where(a => scope.Contains(a.Code))
        .SelectMany(a => new[] { book.Name(a.Code), book.FullName(a.Code), a.NameOn(book.Day) }.Distinct(StringComparer.Ordinal).Select(name => (name, a)))
        .ToLookup(p => p.name, p => p.a, StringComparer.Ordinal);

    private readonly List<Unit> units = [.. standing];

    public Result<Area> Place(string text)
    {
        if (AreaCode.TryParse(text, out var code))
        {
            return scope.Contains(code) && book.Find(code) is { } area ? area : new RowPlaceUnknown(text);
        }

        return named[text].Take(2).ToList() switch
        {
            [var only] => only,
            [] => new RowPlaceUnknown(text),
            _ => new RowPlaceNotOne(text),
        };
    }

    /// <param name="at">Where several bear the name.</param>
    public Result<Unit> Unit(string name, AreaCode? at) => units.Where(u => u.Name == name && (at is null || u.Area == at)).Take(2).ToList() switch
    {
        [var only] => only,
        [] => new RowUnitUnknown(name),
        _ => new RowUnitNotOne(name),
    };

    public Unit? Standing(string name, AreaCode at) => units.Find(u => u.Name == name && u.Area == at);

    public void Add(Unit unit) => units.Add(unit);
}
