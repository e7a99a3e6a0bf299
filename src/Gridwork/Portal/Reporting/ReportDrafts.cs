using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Portal.Reporting;

/// <summary>The drafts of a site. Nobody lists them; each is found by whoever has its id.</summary>
internal sealed class ReportDrafts(GridworkDb db, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    public async Task<ReportDraft?> Find(DraftId id, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Life;
        // Everywhere: the id is the right to read, and to write.
        return await db.Everywhere<ReportDraft>().SingleOrDefaultAsync(d => d.Id == id && d.At > since, ct);
    }

    /// <summary>The draft with the id that the form was made with; from the home page, which makes none, a new one.</summary>
    public async Task<ReportDraft> FindOrBegin(DraftId id, CancellationToken ct)
    {
        if (await Find(id, ct) is { } draft)
        {
            return draft;
        }

        var taken = id.Value == Guid.Empty || await db.Everywhere<ReportDraft>().AnyAsync(d => d.Id == id, ct);
        var begun = ReportDraft.Begin(taken ? DraftId.New() : id, clock.GetUtcNow());
        db.Add(begun);
        try
        {
            await db.SaveChangesAsync(ct);
            return begun;
        }
        catch (DbUpdateException)
        {
            // The same form at the same moment.
            db.ChangeTracker.Clear();
            if (await Find(id, ct) is { } first)
            {
                return first;
            }

            throw;
        }
    }

    public Task Keep(CancellationToken ct) => db.SaveChangesAsync(ct);

    public async Task RemoveOld(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Life;
        await db.Everywhere<ReportDraft>().Where(d => d.At <= before).ExecuteDeleteAsync(ct);
    }
}
