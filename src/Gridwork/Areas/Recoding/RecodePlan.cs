using System.Globalization;
using Gridwork.Kernel;

namespace Gridwork.Areas.Recoding;

/// <summary>A row of a table of new codes.</summary>
/// <param name="Old">Null of a place that follows no other.</param>
/// <param name="Name">Empty for the name of the place before it.</param>
internal sealed record CodePair(int Row, AreaCode? Old, AreaCode New, string Name);

internal sealed record NewPlace(string Name, GridKind? Grid, int Row);

/// <summary>
/// What a table of new codes makes of the places that stand: those that it names, and all that lies inside them. Nothing is written here. Several
/// rows of one old code divide it, several of one new code join others in it; the first row of an old code is its main line.
/// </summary>
internal sealed class RecodePlan
{
    private const int LastNumber = 999;
    private const int Digits = 3;
    private const int TownDigits = 9;

    private readonly Dictionary<AreaCode, Area> _held;
    private readonly ILookup<AreaCode, CodePair> _said;
    private readonly HashSet<AreaCode> _named;
    private readonly Dictionary<AreaCode, List<AreaCode>> _heirs = [];
    private readonly Dictionary<AreaCode, int> _origin = [];
    private readonly Dictionary<AreaCode, NewPlace> _made = [];
    private readonly Dictionary<int, Problem> _refused = [];
    private readonly DateOnly _from;

    /// <param name="all">Every place that the site ever had: a code is given once.</param>
    public RecodePlan(IEnumerable<Area> all, AreaCode root, IReadOnlyList<CodePair> pairs, DateOnly from)
    {
        (_held, _from, Root) = (all.ToDictionary(a => a.Code), from, root);
        _said = pairs.Where(p => p.Old is not null).ToLookup(p => p.Old!.Value);
        _named = [.. pairs.Select(p => p.New)];
        foreach (var pair in pairs)
        {
            Refuse(pair.Row, Fault(pair, pairs));
        }

        if (_refused.Count > 0)
        {
            return;
        }

        // Those above before those inside them.
        foreach (var area in _held.Values.Where(Lasts).OrderBy(a => a.Code.Value, StringComparer.Ordinal))
        {
            Follow(area);
        }

        foreach (var pair in pairs.Where(p => p.Old is null))
        {
            Make(pair.New, pair.Name, Area.KindOf(pair.New) is AreaKind.Grid or AreaKind.MicroGrid ? GridKind.Base : null, pair.Row);
        }

        Root = Now(root);
        foreach (var pair in pairs)
        {
            Refuse(pair.Row, Misplaced(pair.New));
        }

        foreach (var (code, place) in _made)
        {
            Refuse(place.Row, Misplaced(code));
        }
    }

    /// <summary>The site's root afterwards.</summary>
    public AreaCode Root { get; }

    /// <summary>Why rows cannot be taken.</summary>
    public IReadOnlyDictionary<int, Problem> Refused => _refused;

    public IReadOnlyDictionary<AreaCode, NewPlace> Made => _made;

    /// <summary>The places that end, each with those that follow it, the main one first.</summary>
    public IReadOnlyDictionary<AreaCode, List<AreaCode>> Heirs => _heirs;

    /// <summary>The row by which a place ends, itself or what it lies in.</summary>
    public int RowOf(AreaCode old) => _origin[old];

    public AreaCode Now(AreaCode code) => _heirs.TryGetValue(code, out var heirs) ? heirs[0] : code;

    private bool Lasts(Area area) => area.ValidTo is null || area.ValidTo >= _from;

    private Problem? Fault(CodePair pair, IReadOnlyList<CodePair> pairs) =>
        pairs.FirstOrDefault(p => p.Row < pair.Row && p.Old == pair.Old && p.New == pair.New) is { } first ? new BringingIn.RowTwice(first.Row)
        : (pair.Old is { } old ? FaultOfOld(pair, old) : pair.Name.Length == 0 ? new NewPlaceUnnamed(pair.New) : null) ?? FaultOfNew(pair, pairs);

    private Problem? FaultOfOld(CodePair pair, AreaCode old) =>
        !_held.TryGetValue(old, out var area) ? new BringingIn.RowPlaceUnknown(old.Value)
        : !Lasts(area) ? new AreaClosed(old, area.ValidTo!.Value)
        : old.Value.Length != pair.New.Value.Length ? new CodeOfOtherKind(old, pair.New)
        : area.ValidFrom >= _from ? new EndsBeforeItBegins(area.ValidFrom, _from.AddDays(-1))
        : old == Root && _said[old].Count() > 1 ? new RootDivided(old)
        : null;

    private Problem? FaultOfNew(CodePair pair, IReadOnlyList<CodePair> pairs) =>
        pairs.FirstOrDefault(p => p.Old is { } moving && moving.Contains(pair.New)) is { } other ? new CodeEndsItself(pair.New, other.Row)
        : pairs.FirstOrDefault(p => p.Row < pair.Row && p.New == pair.New && p.Name.Length > 0 && pair.Name.Length > 0 && p.Name != pair.Name) is { } named ? new CodeBearsName(pair.New, named.Name)
        : !_held.TryGetValue(pair.New, out var area) ? null
        : area.ValidTo is { } last ? new AreaClosed(pair.New, last)
        : pair.Old is null || (pair.Name.Length > 0 && pair.Name != area.NameOn(_from)) ? new CodeBearsName(pair.New, area.NameOn(_from))
        : null;

    private void Follow(Area area)
    {
        var code = area.Code;
        foreach (var pair in _said[code])
        {
            Link(area, pair.New, pair.Name, pair.Row);
        }

        // A level may be left out of the list: the nearest above that has gone is what counts.
        var above = code.Parent;
        while (above is { } at && !_held.ContainsKey(at))
        {
            above = at.Parent;
        }

        if (_said.Contains(code) || above is not { } parent || !_heirs.TryGetValue(parent, out var heirs))
        {
            return;
        }

        var (row, next) = (_origin[parent], AreaCode.Of(heirs[0].Value + code.Value[parent.Value.Length..]));
        if (_held.ContainsKey(next) || _made.ContainsKey(next) || _named.Contains(next))
        {
            if (Area.KindOf(code) is not (AreaKind.Grid or AreaKind.MicroGrid) || FreeIn(heirs[0]) is not { } free)
            {
                Refuse(row, Area.KindOf(code) is AreaKind.Grid or AreaKind.MicroGrid ? new NoGridNumbersLeft(heirs[0]) : new CodeGiven(code, next));
                return;
            }

            next = free;
        }

        Link(area, next, "", row);
    }

    private void Link(Area area, AreaCode heir, string name, int row)
    {
        if (area.ValidFrom >= _from)
        {
            Refuse(row, new EndsBeforeItBegins(area.ValidFrom, _from.AddDays(-1)));
        }

        if (!_heirs.TryGetValue(area.Code, out var heirs))
        {
            _heirs[area.Code] = heirs = [];
            _origin[area.Code] = row;
        }

        heirs.Add(heir);
        if (!_held.ContainsKey(heir))
        {
            Make(heir, name.Length > 0 ? name : area.NameOn(_from), area.GridKind, row, said: name.Length > 0);
        }
    }

    // Of several that are joined, the first that says a name gives it.
    private void Make(AreaCode code, string name, GridKind? grid, int row, bool said = true)
    {
        if (!_made.TryGetValue(code, out var made))
        {
            _made[code] = new NewPlace(name, grid, row);
        }
        else if (said)
        {
            _made[code] = made with { Name = name };
        }
    }

    // After the last that was ever given there: a number that is free among them may have been meant to stay so.
    private AreaCode? FreeIn(AreaCode parent)
    {
        var last = _held.Keys.Concat(_made.Keys).Concat(_named).Where(c => c.Parent == parent)
            .Select(c => int.Parse(c.Value[^Digits..], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        return last >= LastNumber ? null : AreaCode.Of(parent.Value + (last + 1).ToString("D3", CultureInfo.InvariantCulture));
    }

    private Problem? Misplaced(AreaCode code)
    {
        if (!Root.Contains(code) && !code.Contains(Root))
        {
            return new CodeOutside(code, Root);
        }

        // Only above the township may a level be left out.
        var above = code.Parent;
        while (above is { Value.Length: < TownDigits } at && !_held.ContainsKey(at) && !_made.ContainsKey(at))
        {
            above = at.Parent;
        }

        return above is null && code.Parent is null ? null
            : above is { } parent && (_made.ContainsKey(parent) || (_held.TryGetValue(parent, out var stands) && Lasts(stands) && !_heirs.ContainsKey(parent))) ? null
            : new CodeWithoutParent(code);
    }

    private void Refuse(int row, Problem? why)
    {
        if (why is not null)
        {
            _refused.TryAdd(row, why);
        }
    }
}
