using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.ListsOut;

/// <summary>Lists that were taken out are gone after their week: the file first, so that none stays without its line.</summary>
internal sealed class RemoveTakenLists(GridworkDb db, FileStore files)
{
    public async Task Run(DateTimeOffset now, CancellationToken ct)
    {
        files.RemoveTaken(now - TakenList.Kept);
        // Everywhere: a job of the site.
        db.RemoveRange(await db.Everywhere<TakenList>().Where(l => l.Ends < now).OrderBy(l => l.Ends).Take(500).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
    }
}
