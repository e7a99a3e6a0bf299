using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Whistles.Figures;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Whistles.Listing;

/// <summary>In: my unit is called. Out: what we called. Silent: nobody has answered. Rule: contested. Rate: answered, to be seen to.</summary>
public enum LegView { In, Out, Silent, Rule, Rate, Ended }

/// <summary>What narrows the list; all of it stands in the address.</summary>
public sealed class LegFilter
{
    public LegView? View { get; set; }

    public Guid? Unit { get; set; }

    /// <summary>Where the page before ended.</summary>
    public string? After { get; set; }

    /// <summary>With the two days, lists what a figure counts, in the place of a view.</summary>
    public LegFigure? Figure { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public Guid? FromUnit { get; set; }

    public string? FromName { get; set; }
}

/// <summary>The list of legs, the nearest deadline first, fifty at a time, at the same cost on every page.</summary>
internal sealed class LegQueue(GridworkDb db, Caller caller, LegFigures figures)
{
    public const int PageSize = 50;

    public sealed record Row(
        LegId Id, string Number, string Title, DateTimeOffset NextDue, LegState State, WhistleKind Kind, AreaCode Area, string UnitName, string FromName, DateTimeOffset CalledAt);

    /// <summary>The views that make sense for what this person may do.</summary>
    public IReadOnlyList<LegView> Views => [.. Enum.GetValues<LegView>().Where(view => view switch
    {
        LegView.In => caller.Units.Count > 0,
        LegView.Rule => caller.May(Can.Arbitrate),
        LegView.Silent => caller.May(Can.Whistle) || caller.May(Can.OnDuty) || caller.May(Can.LeadUnit),
        LegView.Out or LegView.Rate => caller.May(Can.Whistle),
        _ => true,
    })];

    /// <summary>One row more than a page, when there is a next one.</summary>
    public Task<List<Row>> Rows(LegFilter filter, int size, CancellationToken ct) => All(filter).Take(size + 1)
        .Select(l => new Row(l.Id, l.Number, l.Title, l.NextDue, l.State, l.Kind, l.Area, l.UnitName, l.FromName, l.CalledAt)).ToListAsync(ct);

    /// <summary>From where the filter's mark stands to the end, in order.</summary>
    public IQueryable<Leg> All(LegFilter filter)
    {
        var (view, counted) = (Chosen(filter), Counted(filter));
        var all = counted ?? Of(view);
        all = filter.Unit is { } id && new UnitId(id) is var unit ? all.Where(l => l.Unit == unit) : all;
        return counted is not null ? Newest(all, filter.After) : Ordered(view, all, filter.After);
    }

    /// <summary>The view that is asked for, or the first that makes sense.</summary>
    public LegView Chosen(LegFilter filter) => filter.View is { } asked && Views.Contains(asked) ? asked : Views[0];

    public static string Mark(Row last) => QueueMark.Write(last.NextDue, last.Id.Value);

    public Task<IReadOnlyList<(LegView View, string Number)>> Numbers(CancellationToken ct) => TabNumbers.Of(db, Views, view => Ordered(view, Of(view)), ct);

    private IQueryable<Leg>? Counted(LegFilter filter)
    {
        if ((filter.Figure, filter.From, filter.To) is not ({ } figure, { } from, { } to))
        {
            return null;
        }

        var legs = LegFigures.Counted(figures.Within(from, to), figure);
        var unit = filter.FromUnit is { } id ? new UnitId(id) : (UnitId?)null;
        return filter.FromName is { } name ? legs.Where(l => l.FromName == name && l.FromUnit == unit) : legs;
    }

    private IQueryable<Leg> Of(LegView view)
    {
        var all = db.Legs(caller).AsNoTracking();
        var open = all.Where(l => l.Open);
        var units = caller.Units.Select(id => new UnitId(id)).ToArray();
        return view switch
        {
            LegView.In => open.Where(l => units.Contains(l.Unit)),
            LegView.Out => open.Where(l => !units.Contains(l.Unit)),
            LegView.Silent => open.Where(l => l.State == LegState.Called),
            LegView.Rule => open.Where(l => l.State == LegState.Contested),
            LegView.Rate => open.Where(l => l.State == LegState.Answered || (l.State == LegState.Arrived && l.Arrival!.Confirmed == null)),
            _ => all.Where(l => !l.Open),
        };
    }

    private static IQueryable<Leg> Ordered(LegView view, IQueryable<Leg> all, string? after = null) => view is LegView.Ended ? Newest(all, after) : NearestDue(all, after);

    private static IQueryable<Leg> NearestDue(IQueryable<Leg> all, string? after)
    {
        if (QueueMark.Read(after) is (var due, var last))
        {
            var id = new LegId(last);
            all = all.Where(l => l.NextDue >= due && (l.NextDue > due || l.Id > id));
        }

        return all.OrderBy(l => l.NextDue).ThenBy(l => l.Id);
    }

    private static IQueryable<Leg> Newest(IQueryable<Leg> all, string? after)
    {
        if (QueueMark.Read(after) is (_, var last))
        {
            var id = new LegId(last);
            all = all.Where(l => l.Id < id);
        }

        return all.OrderByDescending(l => l.Id);
    }
}
