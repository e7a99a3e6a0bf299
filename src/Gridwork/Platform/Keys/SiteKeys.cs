using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Keys;

/// <summary>Refused, not worked around: a new file would make what was written before unreadable for good.</summary>
public sealed record KeysMissing() : Problem.Conflict("keys.missing", "The key file of this site is missing. Nothing was lost or kept.");

public sealed record KeysWrong() : Problem.Conflict("keys.wrong", "The key file of this site is not the one its data was written with. Nothing was lost or kept.");

/// <summary>The keys of the site. The file is read each time: it may have been rotated, or put back, since.</summary>
internal sealed class SiteKeys(GridworkDb db, KeyStore store, CurrentSite site, TimeProvider clock)
{
    /// <summary>Made at their first use. Saves by itself: ask before anything else of the act was added.</summary>
    public async Task<Result<KeyRing>> Open(CancellationToken ct)
    {
        // Everywhere: the marks are the site's.
        var marks = await db.Everywhere<KeyMark>().AsNoTracking().ToListAsync(ct);
        var (there, file) = await store.Read(site.Value, ct);
        if (!there && marks.Count > 0)
        {
            return new KeysMissing();
        }

        if (!there)
        {
            await store.Make(site.Value, KeyFile.First(clock.GetUtcNow()), ct);
            (_, file) = await store.Read(site.Value, ct);
        }

        return file is not null && await Known(file, marks, ct) ? new KeyRing(file, site.Value.Code) : new KeysWrong();
    }

    /// <summary>Another key, used from now on.</summary>
    public async Task<Result<KeyRing>> Next(CancellationToken ct)
    {
        var now = await Open(ct);
        if (!now.Ok)
        {
            return now;
        }

        var (_, file) = await store.Read(site.Value, ct);
        await store.Replace(site.Value, file!.WithNext(clock.GetUtcNow()), ct);
        return await Open(ct);
    }

    // Every mark has its key in the file; a key without a mark is new, and gets one.
    private async Task<bool> Known(KeyFile file, List<KeyMark> marks, CancellationToken ct)
    {
        var mine = file.Marks(site.Value.Code).ToDictionary(m => m.Id, m => m.Mark);
        if (marks.Exists(m => mine.GetValueOrDefault(m.Id) != m.Mark))
        {
            return false;
        }

        var fresh = mine.Where(m => !marks.Exists(k => k.Id == m.Key)).Select(m => new KeyMark { Id = m.Key, Mark = m.Value, SeenAt = clock.GetUtcNow() }).ToList();
        if (fresh.Count == 0)
        {
            return true;
        }

        try
        {
            db.AddRange(fresh);
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another request wrote them at the same moment: by the same file, or not.
            db.ChangeTracker.Clear();
            var now = await db.Everywhere<KeyMark>().AsNoTracking().ToListAsync(ct);
            return now.Count >= mine.Count && now.TrueForAll(m => mine.GetValueOrDefault(m.Id) == m.Mark);
        }
    }
}
