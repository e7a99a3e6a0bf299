using Gridwork.Areas;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.FollowUps.Figures;

/// <summary>What is counted of the closings that somebody said something of, or was called about.</summary>
public enum FollowUpFigure { Heard, Solved, NotSolved, Satisfied, SoSo, Dissatisfied, BeganAgain, Called, NotReached }

/// <summary>Counts units, never persons, and ranks nothing. The database counts; no row is loaded.</summary>
internal sealed class FollowUpFigures(GridworkDb db, Caller caller)
{
    public const int PageSize = 50;

    /// <param name="Unit">Null where the township itself did it.</param>
    public sealed record Row(UnitId? Unit, string? Name, IReadOnlyDictionary<FollowUpFigure, int> Counts);

    public sealed record Line(FollowUpId Id, MatterId Matter, string Number, string Title, string? UnitName, DateTimeOffset ClosedAt, bool? Solved, Satisfied? Satisfied, HeardBy? By);

    /// <summary>Closed in these days, the last one included: an office counts all of its area, everybody else what their own units did.</summary>
    public IQueryable<FollowUp> Within(DateOnly from, DateOnly to)
    {
        var (start, end) = (CivilTime.StartOf(from), CivilTime.EndOf(to));
        var office = MatterReading.OfficeOf(caller);
        var units = caller.Units.Select(id => (UnitId?)new UnitId(id)).ToArray();
        var seen = office.Roots.Count > 0 ? db.In<FollowUp>(office) : db.In<FollowUp>(caller.Scope(Can.ReadMatters)).Where(f => units.Contains(f.Unit));
        return seen.AsNoTracking().Where(f => f.ClosedAt >= start && f.ClosedAt < end);
    }

    /// <summary>What a number counts.</summary>
    public static IQueryable<FollowUp> Counted(IQueryable<FollowUp> all, FollowUpFigure figure) => figure switch
    {
        FollowUpFigure.Solved => all.Where(f => f.Solved == true),
        FollowUpFigure.NotSolved => all.Where(f => f.Solved == false),
        FollowUpFigure.Satisfied => all.Where(f => f.Satisfied == Satisfied.Yes),
        FollowUpFigure.SoSo => all.Where(f => f.Satisfied == Satisfied.SoSo),
        FollowUpFigure.Dissatisfied => all.Where(f => f.Satisfied == Satisfied.No),
        FollowUpFigure.BeganAgain => all.Where(f => f.Reopened),
        FollowUpFigure.Called => all.Where(f => f.Calls > 0),
        FollowUpFigure.NotReached => all.Where(f => f.Calls > 0 && f.HeardAt == null),
        _ => all.Where(f => f.HeardAt != null),
    };

    /// <summary>In the order of the names.</summary>
    public static async Task<IReadOnlyList<Row>> ByUnit(IQueryable<FollowUp> all, CancellationToken ct)
    {
        var sums = await all.GroupBy(f => new { f.Unit, f.UnitName }).Select(g => new
        {
            g.Key.Unit,
            g.Key.UnitName,
            Heard = g.Count(f => f.HeardAt != null),
            Solved = g.Count(f => f.Solved == true),
            NotSolved = g.Count(f => f.Solved == false),
            Satisfied = g.Count(f => f.Satisfied == Satisfied.Yes),
            SoSo = g.Count(f => f.Satisfied == Satisfied.SoSo),
            Dissatisfied = g.Count(f => f.Satisfied == Satisfied.No),
            BeganAgain = g.Count(f => f.Reopened),
            Called = g.Count(f => f.Calls > 0),
            NotReached = g.Count(f => f.Calls > 0 && f.HeardAt == null),
        }).ToListAsync(ct);
        return [.. sums.OrderBy(s => s.UnitName is null).ThenBy(s => s.UnitName, StringComparer.Ordinal).Select(s => new Row(s.Unit, s.UnitName, new Dictionary<FollowUpFigure, int>
        {
            [FollowUpFigure.Heard] = s.Heard,
            [FollowUpFigure.Solved] = s.Solved,
            [FollowUpFigure.NotSolved] = s.NotSolved,
            [FollowUpFigure.Satisfied] = s.Satisfied,
            [FollowUpFigure.SoSo] = s.SoSo,
            [FollowUpFigure.Dissatisfied] = s.Dissatisfied,
            [FollowUpFigure.BeganAgain] = s.BeganAgain,
            [FollowUpFigure.Called] = s.Called,
            [FollowUpFigure.NotReached] = s.NotReached,
        }))];
    }

    /// <summary>The matters behind a number, the newest answer first; one more than a page, when there is a next one.</summary>
    public Task<List<Line>> Lines(IQueryable<FollowUp> all, string? unit, Guid? after, CancellationToken ct)
    {
        all = unit is { Length: > 0 } name ? all.Where(f => f.UnitName == name) : all.Where(f => f.UnitName == null);
        if (after is { } id && new FollowUpId(id) is var last)
        {
            all = all.Where(f => f.Id < last);
        }

        // Everywhere: whoever sees what was said sees of which matter.
        return all.OrderByDescending(f => f.Id).Take(PageSize + 1).Join(db.Everywhere<Matter>(), f => f.Matter, m => m.Id, (f, m) => new { f, m })
            .OrderByDescending(both => both.f.Id)
            .Select(both => new Line(both.f.Id, both.m.Id, both.m.Number, both.m.Title, both.f.UnitName, both.f.ClosedAt, both.f.Solved, both.f.Satisfied, both.f.By)).ToListAsync(ct);
    }
}
