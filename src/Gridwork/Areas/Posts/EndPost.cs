using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>Ends a post with its last day; a day that is past takes its rights away at the next request.</summary>
internal sealed class EndPost(GridworkDb db, Caller caller)
{
    public async Task<Problem?> Run(PostId id, DateOnly lastDay, CancellationToken ct)
    {
        if (await db.In<Post>(caller.Scope(Can.ManagePosts)).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } post)
        {
            return new NoSuchPost();
        }

        if (post.End(lastDay) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(ct);
        return null;
    }
}
