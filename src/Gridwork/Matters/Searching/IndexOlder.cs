using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Search;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Searching;

/// <summary>Takes the matters into the index that were there before it, or that came by a backup: page by page, and on from where it was broken off.</summary>
internal sealed class IndexOlder(GridworkDb db, CurrentSite site)
{
    public const string Name = "matters";

    private const int PageSize = 2000;

    private sealed record Row(MatterId Id, string Number, DateTimeOffset ReportedAt, string Text, string PlaceWords, AreaCode Area);

    // Everywhere, here and below: a job of the site.
    public Task<bool> Done(CancellationToken ct) => db.Everywhere<SearchMark>().AnyAsync(m => m.Name == Name && m.Done, ct);

    public async Task Run(CancellationToken ct)
    {
        while (await Page(ct))
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>False when there was nothing left.</summary>
    private async Task<bool> Page(CancellationToken ct)
    {
        var mark = await db.Everywhere<SearchMark>().SingleOrDefaultAsync(m => m.Name == Name, ct);
        if (mark is { Done: true })
        {
            return false;
        }

        if (mark is null)
        {
            mark = new SearchMark { Name = Name };
            db.Add(mark);
        }

        var matters = db.Everywhere<Matter>().AsNoTracking();
        matters = mark.Last is { } id && new MatterId(id) is var last ? matters.Where(m => m.Id > last) : matters;
        var rows = await matters.OrderBy(m => m.Id).Take(PageSize).Select(m => new Row(m.Id, m.Number, m.ReportedAt, m.Text, m.PlaceWords, m.Area)).ToListAsync(ct);
        var docs = rows.ConvertAll(m => SearchedMatter.Of(m.Number, m.ReportedAt, m.Text, m.PlaceWords, m.Area, site.Value.Root));
        var ids = docs.ConvertAll(d => d.Id);
        var here = (await db.Everywhere<SearchDoc>().Where(d => ids.Contains(d.Id)).Select(d => d.Id).ToListAsync(ct)).ToHashSet();
        db.AddRange(docs.Where(d => !here.Contains(d.Id)));
        (mark.Last, mark.Done) = (rows.Count > 0 ? rows[^1].Id.Value : mark.Last, rows.Count < PageSize);
        await db.SaveChangesAsync(ct);
        return !mark.Done;
    }
}
