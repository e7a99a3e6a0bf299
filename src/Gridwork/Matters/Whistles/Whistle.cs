using System.Linq.Expressions;
using Gridwork.Areas;
using Gridwork.Kernel;

namespace Gridwork.Matters.Whistles;

/// <summary>The three whistles of facts B: joint enforcement, a key task that one cannot do alone, an emergency.</summary>
public enum WhistleKind { JointEnforcement, KeyTask, Emergency }

public readonly record struct WhistleId(Guid Value) : IId<WhistleId>
{
    public static WhistleId From(Guid value) => new(value);

    public static WhistleId New() => new(RisingId.New());
}

/// <summary>What an assignment rests on: an item of the duty list that held that day, as it read.</summary>
/// <param name="List">The version of the list.</param>
public sealed record Basis(string Item, string Name, string List);

/// <summary>A call for help on a matter: what kind, on what it rests, what is asked, by whom. It never changes; its legs do.</summary>
public sealed class Whistle : IOfMatter, ILeftOut<Whistle>
{
    private Whistle() { }

    public required WhistleId Id { get; init; }
    public required MatterId Matter { get; init; }
    public required AreaCode Area { get; init; }
    public required WhistleKind Kind { get; init; }
    public required string Ask { get; init; }
    public required PersonId By { get; init; }
    public required string ByName { get; init; }

    /// <summary>From where it was called: the caller's unit, or nothing for a grid.</summary>
    public UnitId? FromUnit { get; private init; }

    public string FromName { get; private init; } = "";
    public required DateTimeOffset At { get; init; }
    public Basis? Basis { get; private init; }

    public static Whistle Call(Matter matter, WhistleKind kind, string ask, Basis? basis, Origin from, Actor by) => new()
    {
        Id = WhistleId.New(),
        Matter = matter.Id,
        Area = matter.Area,
        Kind = kind,
        Ask = ask,
        By = by.Id,
        ByName = by.Name,
        FromUnit = from.Unit,
        FromName = from.Name,
        At = by.At,
        Basis = basis,
    };

    public static Expression<Func<Whistle, bool>> Spares(IReadOnlyCollection<Guid> without)
    {
        var ids = without.Select(MatterId.From).ToList();
        return row => !ids.Contains(row.Matter);
    }
}

/// <summary>From where a whistle comes: figures are kept of units and places, never of persons.</summary>
public sealed record Origin(UnitId? Unit, string Name);
