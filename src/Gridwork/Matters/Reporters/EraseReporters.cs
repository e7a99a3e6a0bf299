using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Reporters;

/// <summary>Erases contacts whose time is over. That they were opened, by whom and why, stays.</summary>
internal sealed class EraseReporters(GridworkDb db, KeptFor kept, TimeProvider clock)
{
    private const int PageSize = 200;

    public async Task Run(CancellationToken ct)
    {
        var over = clock.GetUtcNow().AddDays(-await kept.Days(ct));
        while (await Page(over, ct) == PageSize)
        {
        }
    }

    private async Task<int> Page(DateTimeOffset over, CancellationToken ct)
    {
        // Everywhere: a job of the whole site. What was joined to another waits for that one.
        var page = await db.Everywhere<Reporter>()
            .Join(db.Everywhere<Matter>().Where(m => !m.Open && m.Touched < over && !db.Everywhere<Matter>().Any(main => main.Id == m.Main && (main.Open || main.Touched >= over))), r => r.Matter, m => m.Id, (r, m) => new { Row = r, m.Number })
            .OrderBy(r => r.Row.Id).Take(PageSize).ToListAsync(ct);
        foreach (var due in page)
        {
            db.Remove(due.Row);
            db.Trail(Caller.System("reporters.erase"), "reporters.erase", due.Number, due.Row.Area, "", clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        return page.Count;
    }
}
