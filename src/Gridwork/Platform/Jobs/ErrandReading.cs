using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Jobs;

public enum ErrandList { Outbox, Schedule }

/// <summary>What a keeper may ask of the list; part of the address.</summary>
public sealed class ErrandFilter
{
    public ErrandList Of { get; set; }

    /// <summary>Those too that only wait for their time.</summary>
    public bool Waiting { get; set; }

    /// <summary>The id of the last row of the page before.</summary>
    public Guid? After { get; set; }
}

/// <summary>An errand as it is shown: what it is and how it went, never the words it carries.</summary>
public sealed record ShownErrand(Guid Id, string Kind, string? Key, DateTimeOffset Since, DateTimeOffset Due, int Tries, bool Stuck, string Error);

/// <summary>The undone errands of a site, newest first. They are the site's own, so whoever may keep jobs sees all.</summary>
internal sealed class ErrandReading(GridworkDb db)
{
    public const int PageSize = 50;

    // Ids are in the order of time. Everywhere: as said above.
    public IQueryable<Undone> Rows(ErrandList of) => of switch
    {
        ErrandList.Schedule => db.Everywhere<ScheduleRow>(),
        _ => db.Everywhere<OutboxRow>(),
    };

    /// <summary>One more than a page, when there is a next one.</summary>
    public async Task<List<ShownErrand>> List(ErrandFilter filter, CancellationToken ct)
    {
        var rows = Rows(filter.Of).AsNoTracking();
        rows = filter.Waiting ? rows : rows.Where(r => r.Stuck);
        rows = filter.After is { } after ? rows.Where(r => r.Id < after) : rows;
        return [.. (await rows.OrderByDescending(r => r.Id).Take(PageSize + 1).ToListAsync(ct)).Select(Show)];
    }

    public async Task<ShownErrand?> Find(ErrandList of, Guid id, CancellationToken ct) =>
        await Rows(of).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is { } row ? Show(row) : null;

    private static ShownErrand Show(Undone row) => new(row.Id, row.Kind, (row as ScheduleRow)?.Key, row.Since, row.Due, row.Tries, row.Stuck, row.Error);
}
