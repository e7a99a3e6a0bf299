using Gridwork.Areas;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Whistles.Figures;

/// <summary>What is counted of those that were called. Wanted: on the spot. InTime: there before the term of the arrival was over.</summary>
public enum LegFigure { Called, Answered, Wanted, InTime, Solved, Contested, Upheld, Justified, Unjustified }

/// <summary>Counts units and places, never persons. The database counts; no leg is loaded.</summary>
internal sealed class LegFigures(GridworkDb db, Caller caller)
{
    /// <param name="Unit">Null for a place that called.</param>
    /// <param name="Matters">In how many matters.</param>
    public sealed record Row(UnitId? Unit, string Name, int Matters, IReadOnlyDictionary<LegFigure, int> Counts);

    private sealed record Sum<TKey>(TKey Key, int Matters, int Called, int Answered, int Wanted, int InTime, int Solved, int Contested, int Upheld, int Justified, int Unjustified)
    {
        public Row Row(UnitId? unit, string name) => new(unit, name, Matters, new Dictionary<LegFigure, int>
        {
            [LegFigure.Called] = Called,
            [LegFigure.Answered] = Answered,
            [LegFigure.Wanted] = Wanted,
            [LegFigure.InTime] = InTime,
            [LegFigure.Solved] = Solved,
            [LegFigure.Contested] = Contested,
            [LegFigure.Upheld] = Upheld,
            [LegFigure.Justified] = Justified,
            [LegFigure.Unjustified] = Unjustified,
        });
    }

    /// <summary>Those who call, lead a unit or are on duty.</summary>
    public bool Shown => caller.May(Can.Whistle) || caller.May(Can.OnDuty) || caller.May(Can.LeadUnit);

    /// <summary>Called in these days, the last one included: an office counts all of its area, everybody else the parts of their own units.</summary>
    public IQueryable<Leg> Within(DateOnly from, DateOnly to)
    {
        var (start, end) = (CivilTime.StartOf(from), CivilTime.EndOf(to));
        var all = db.Legs(caller).AsNoTracking().Where(l => l.CalledAt >= start && l.CalledAt < end);
        var units = caller.Units.Select(id => new UnitId(id)).ToArray();
        return MatterReading.OfficeOf(caller).Roots.Count > 0 ? all : all.Where(l => units.Contains(l.Unit));
    }

    /// <summary>What a number counts.</summary>
    public static IQueryable<Leg> Counted(IQueryable<Leg> legs, LegFigure figure) => figure switch
    {
        LegFigure.Answered => legs.Where(l => l.AcknowledgedAt != null || l.Contest != null),
        LegFigure.Wanted => legs.Where(l => l.OnSite),
        LegFigure.InTime => legs.Where(l => l.Arrival!.At <= l.ArriveBy),
        LegFigure.Solved => legs.Where(l => l.Rating!.Solved == Solved.Yes),
        LegFigure.Contested => legs.Where(l => l.Contest != null),
        LegFigure.Upheld => legs.Where(l => l.Contest!.Upheld == true),
        LegFigure.Justified => legs.Where(l => l.Judgement!.Justified == true),
        LegFigure.Unjustified => legs.Where(l => l.Judgement!.Justified == false),
        _ => legs,
    };

    /// <summary>In the order of the units' list.</summary>
    public async Task<IReadOnlyList<Row>> ByUnit(IQueryable<Leg> legs, CancellationToken ct)
    {
        var sums = await Sums(legs.GroupBy(l => l.Unit)).ToListAsync(ct);
        var ids = sums.ConvertAll(s => s.Key);
        // Everywhere: the names of the units whose parts the caller sees; one of the county lies outside the area.
        var names = await db.Everywhere<Unit>().AsNoTracking().Where(u => ids.Contains(u.Id)).OrderBy(u => u.Name).Select(u => new { u.Id, u.Name }).ToListAsync(ct);
        return [.. names.Select(u => sums.Single(s => s.Key == u.Id).Row(u.Id, u.Name))];
    }

    /// <summary>By the name under which it was called.</summary>
    public static async Task<IReadOnlyList<Row>> ByCaller(IQueryable<Leg> legs, CancellationToken ct) =>
        [.. (await Sums(legs.GroupBy(l => new { l.FromUnit, l.FromName })).ToListAsync(ct)).Select(s => s.Row(s.Key.FromUnit, s.Key.FromName)).OrderBy(r => r.Name, StringComparer.Ordinal)];

    /// <summary>Of so many matters reported in these days, so many called units since.</summary>
    public async Task<(int All, int Whistled)> Matters(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (start, end) = (CivilTime.StartOf(from), CivilTime.EndOf(to));
        var counted = await db.Matters(caller).Where(m => m.ReportedAt >= start && m.ReportedAt < end).GroupBy(_ => 1)
            .Select(g => new { All = g.Count(), Whistled = g.Count(m => m.Whistles > 0) }).SingleOrDefaultAsync(ct);
        return (counted?.All ?? 0, counted?.Whistled ?? 0);
    }

    private static IQueryable<Sum<TKey>> Sums<TKey>(IQueryable<IGrouping<TKey, Leg>> groups) => groups.Select(g => new Sum<TKey>(
        g.Key,
        g.Select(l => l.Matter).Distinct().Count(),
        g.Count(),
        g.Count(l => l.AcknowledgedAt != null || l.Contest != null),
        g.Count(l => l.OnSite),
        g.Count(l => l.Arrival!.At <= l.ArriveBy),
        g.Count(l => l.Rating!.Solved == Solved.Yes),
        g.Count(l => l.Contest != null),
        g.Count(l => l.Contest!.Upheld == true),
        g.Count(l => l.Judgement!.Justified == true),
        g.Count(l => l.Judgement!.Justified == false)));
}
