using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Whistles.Listing;

/// <summary>In: my unit is called. Out: what we called. Silent: nobody has answered. Rule: contested. Rate: answered, to be seen to.</summary>
public enum LegView { In, Out, Silent, Rule, Rate, Ended }

/// <summary>The list of legs, the nearest deadline first, fifty at a time, at the same cost on every page.</summary>
internal sealed class LegQueue(GridworkDb db, Caller caller)
{
    public const int PageSize = 50;
    public const int MostCounted = 1000;

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
    /// <param name="counted">What a figure counts, in the place of a view.</param>
    public Task<List<Row>> Rows(LegView view, IQueryable<Leg>? counted, Guid? unit, string? after, CancellationToken ct)
    {
        var all = counted ?? Of(view);
        all = unit is { } id && new UnitId(id) is var chosen ? all.Where(l => l.Unit == chosen) : all;
        return (counted is not null ? Newest(all, after) : Ordered(view, all, after)).Take(PageSize + 1)
            .Select(l => new Row(l.Id, l.Number, l.Title, l.NextDue, l.State, l.Kind, l.Area, l.UnitName, l.FromName, l.CalledAt)).ToListAsync(ct);
    }

    public Task<int> Count(LegView view, CancellationToken ct) => Ordered(view, Of(view)).Take(MostCounted + 1).CountAsync(ct);

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
