using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Files;

/// <summary>Photos that were uploaded with a form nobody sent are gone after a day, with their files.</summary>
internal sealed class RemoveUnsent(GridworkDb db, FileStore files, TimeProvider clock)
{
    public static readonly TimeSpan After = TimeSpan.FromDays(1);

    public async Task Run(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - After;
        // Everywhere: a job of the site.
        var left = await db.Everywhere<Photo>().Where(p => p.KeptAt == null && p.At < before).OrderBy(p => p.At).Take(500).ToListAsync(ct);
        db.RemoveRange(left);
        await db.SaveChangesAsync(ct);
        foreach (var photo in left)
        {
            await Clear(photo, before, ct);
        }

        files.RemoveComing(before);
    }

    // The same picture may have been given by somebody else too.
    private async Task Clear(Photo photo, DateTimeOffset before, CancellationToken ct)
    {
        if (!await db.Everywhere<Photo>().AnyAsync(p => p.Hash == photo.Hash, ct))
        {
            files.Remove(Shelf.Sealed, photo.Hash, before);
        }

        foreach (var hash in new[] { photo.Shown, photo.Small })
        {
            if (!await db.Everywhere<Photo>().AnyAsync(p => p.Shown == hash || p.Small == hash, ct))
            {
                files.Remove(Shelf.Shown, hash, before);
            }
        }
    }
}
