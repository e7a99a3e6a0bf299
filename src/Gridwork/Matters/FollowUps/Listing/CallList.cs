using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Reporters;
using Gridwork.Matters.Whistles;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.FollowUps.Listing;

/// <summary>Matters closed some days ago whose reporter left a number and has said nothing, the oldest first; none that the caller or a unit of theirs had a part in.</summary>
internal sealed class CallList(GridworkDb db, Caller caller, FollowUpTerms terms, TimeProvider clock)
{
    public const int PageSize = 50;

    public sealed record Row(MatterId Id, string Number, string Title, AreaCode Area, string? UnitName, DateTimeOffset ClosedAt, int Calls);

    /// <summary>One row more than a page, when there is a next one.</summary>
    public async Task<List<Row>> Rows(string? after, CancellationToken ct)
    {
        var all = await Due(ct);
        if (QueueMark.Read(after) is (var closed, var last))
        {
            var id = new MatterId(last);
            all = all.Where(m => m.Touched >= closed && (m.Touched > closed || m.Id > id));
        }

        // Everywhere: of matters that the caller has been let through to.
        return await all.OrderBy(m => m.Touched).ThenBy(m => m.Id).Take(PageSize + 1)
            .Select(m => new Row(m.Id, m.Number, m.Title, m.Area, m.UnitName, m.Touched, db.Everywhere<FollowUp>().Where(f => f.Matter == m.Id && f.ClosedAt == m.Touched).Sum(f => f.Calls)))
            .ToListAsync(ct);
    }

    public static string Mark(Row last) => QueueMark.Write(last.ClosedAt, last.Id.Value);

    private async Task<IQueryable<Matter>> Due(CancellationToken ct)
    {
        var (days, today) = (await terms.Now(ct), CivilTime.DayOf(clock.GetUtcNow()));
        var (oldest, newest) = (CivilTime.StartOf(today.AddDays(-days.Answer)), CivilTime.EndOf(today.AddDays(-days.CallAfter)));
        var (me, mine) = (caller.Id, caller.Units.Select(u => new UnitId(u)).ToArray());
        var units = mine.Select(u => (UnitId?)u).ToArray();
        // Everywhere, in the lines below: of matters that the caller has been let through to.
        return db.Matters(caller, Can.FollowUp).AsNoTracking()
            .Where(m => !m.Open && m.State == MatterState.Closed && m.Touched >= oldest && m.Touched < newest)
            .Where(m => m.Handler != me && !units.Contains(m.Unit) && !db.Everywhere<Leg>().Any(l => l.Matter == m.Id && mine.Contains(l.Unit)))
            .Where(m => db.Everywhere<Reporter>().Any(r => r.Matter == m.Id && r.Fingerprint != null))
            .Where(m => !db.Everywhere<FollowUp>().Any(f => f.Matter == m.Id && f.ClosedAt == m.Touched && f.HeardAt != null));
    }
}
