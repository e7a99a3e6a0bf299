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

    public sealed record Row
    {
        public required MatterId Id { get; init; }
        public required string Number { get; init; }
        public required string Title { get; init; }
        public required AreaCode Area { get; init; }

        /// <summary>The unit that had it when it was closed.</summary>
        public required string? UnitName { get; init; }
        public required DateTimeOffset ClosedAt { get; init; }
        public required int Calls { get; init; }
    }

    /// <summary>One row more than a page, when there is a next one.</summary>
    public async Task<List<Row>> Rows(string? after, CancellationToken ct)
    {
        var all = await Due(ct);
        if (QueueMark.Read(after) is (var closed, var last))
        {
            var id = new MatterId(last);
            all = all.Where(r => r.ClosedAt >= closed && (r.ClosedAt > closed || r.Id > id));
        }

        return await all.OrderBy(r => r.ClosedAt).ThenBy(r => r.Id).Take(PageSize + 1).ToListAsync(ct);
    }

    public static string Mark(Row last) => QueueMark.Write(last.ClosedAt, last.Id.Value);

    // What was closed, each with its own reporter and with those whose reports were joined to it.
    private async Task<IQueryable<Row>> Due(CancellationToken ct)
    {
        var closed = await Closed(ct);
        // Everywhere, here and below: of matters that the caller has been let through to.
        var joined = closed.Join(db.Everywhere<Matter>(), main => (MatterId?)main.Id, m => m.Main, (main, m) => new { main, m });
        return Silent(closed.Select(m => new Row
        {
            Id = m.Id,
            Number = m.Number,
            Title = m.Title,
            Area = m.Area,
            UnitName = m.UnitName,
            ClosedAt = m.Touched,
            Calls = db.Everywhere<FollowUp>().Where(f => f.Matter == m.Id && f.ClosedAt == m.Touched).Sum(f => f.Calls),
        }))
            .Concat(Silent(joined.Select(j => new Row
            {
                Id = j.m.Id,
                Number = j.m.Number,
                Title = j.m.Title,
                Area = j.m.Area,
                UnitName = j.main.UnitName,
                ClosedAt = j.main.Touched,
                Calls = db.Everywhere<FollowUp>().Where(f => f.Matter == j.m.Id && f.ClosedAt == j.main.Touched).Sum(f => f.Calls),
            })));
    }

    private IQueryable<Row> Silent(IQueryable<Row> rows) => rows
        .Where(r => db.Everywhere<Reporter>().Any(p => p.Matter == r.Id && p.Fingerprint != null))
        .Where(r => !db.Everywhere<FollowUp>().Any(f => f.Matter == r.Id && f.ClosedAt == r.ClosedAt && f.HeardAt != null));

    private async Task<IQueryable<Matter>> Closed(CancellationToken ct)
    {
        var (days, today) = (await terms.Now(ct), CivilTime.DayOf(clock.GetUtcNow()));
        var (oldest, newest) = (CivilTime.StartOf(today.AddDays(-days.Answer)), CivilTime.EndOf(today.AddDays(-days.CallAfter)));
        var (me, mine) = (caller.Id, caller.Units.Select(u => new UnitId(u)).ToArray());
        var units = mine.Select(u => (UnitId?)u).ToArray();
        return db.Matters(caller, Can.FollowUp).AsNoTracking()
            .Where(m => !m.Open && m.State == MatterState.Closed && m.Touched >= oldest && m.Touched < newest)
            .Where(m => m.Handler != me && !units.Contains(m.Unit) && !db.Everywhere<Leg>().Any(l => l.Matter == m.Id && mine.Contains(l.Unit)));
    }
}
