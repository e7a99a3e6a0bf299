using Gridwork.Areas;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Alarms;

/// <summary>The notices that are for a caller, newest first.</summary>
internal sealed class NoticeReading(GridworkDb db, Caller caller)
{
    public const int PageSize = 50;

    public static readonly IReadOnlyList<(Audience To, string Permission, bool OfUnit)> Readers =
    [
        (Audience.Intake, Can.AcceptMatters, false),
        (Audience.Verifiers, Can.VerifyMatters, false),
        (Audience.Handlers, Can.HandleMatters, true),
        (Audience.Checkers, Can.CheckMatters, false),
        (Audience.Dispatchers, Can.DispatchMatters, false),
        (Audience.Heads, Can.LeadUnit, true),
        (Audience.Callers, Can.Whistle, false),
        (Audience.Arbiters, Can.Arbitrate, false),
        (Audience.DutyLeaders, Can.OnDuty, false),
    ];

    /// <summary>One more than a page, when there is a next one.</summary>
    /// <param name="after">The id of the last one of the page before; ids are in the order of time.</param>
    public async Task<IReadOnlyList<Notice>> List(Guid? after, CancellationToken ct)
    {
        var mine = Readers.Where(r => caller.May(r.Permission)).Select(Of).ToList();
        if (mine.Count == 0)
        {
            return [];
        }

        var all = mine.Aggregate((one, other) => one.Concat(other));
        all = after is { } last ? all.Where(n => n.Id < last) : all;
        return await all.OrderByDescending(n => n.Id).Take(PageSize + 1).ToListAsync(ct);
    }

    private IQueryable<Notice> Of((Audience To, string Permission, bool OfUnit) reader)
    {
        var to = reader.To;
        var there = db.In<Notice>(caller.Scope(reader.Permission)).AsNoTracking().Where(n => n.To == to);
        var units = caller.Units.Select(id => (UnitId?)new UnitId(id)).ToArray();
        return reader.OfUnit ? there.Where(n => units.Contains(n.Unit)) : there;
    }
}
