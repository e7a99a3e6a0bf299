using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.NamingDeputy;

/// <summary>The holder of a post needs no deputy any longer: their rights end at the next request.</summary>
internal sealed class EndDeputy(GridworkDb db, Caller caller, TimeProvider clock)
{
    public async Task<Problem?> Run(PostId id, CancellationToken ct)
    {
        var (me, now) = (caller.Id.Value, clock.GetUtcNow());
        // Everywhere: of one's own posts, wherever they are.
        if (await db.Everywhere<Post>().SingleOrDefaultAsync(p => p.Id == id && db.Everywhere<Post>().Any(o => o.Id == p.DeputyOf && o.Account == me), ct) is not { } stands)
        {
            return new NoSuchPost();
        }

        // Its last day was yesterday, or it was never held.
        var (yesterday, never) = (CivilTime.DayOf(now).AddDays(-1), stands.From.AddDays(-1));
        if (stands.End(yesterday > never ? yesterday : never) is { } refused)
        {
            return refused;
        }

        var name = await db.Users.Where(a => a.Id == stands.Account).Select(a => a.UserName!).SingleAsync(ct);
        db.Trail(caller, "posts.deputy-end", name, stands.Area, Days.Span(stands), now);
        await db.SaveChangesAsync(ct);
        return null;
    }
}
