using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.IntakeKeys.EndingKey;

/// <summary>Nothing is taken by this key from its next request on.</summary>
internal sealed class EndKey(GridworkDb db, Caller caller, Lately<(string Site, string Hash), IntakeKey> lately, CurrentSite site, TimeProvider clock)
{
    public Task<IntakeKey?> Find(IntakeKeyId id, CancellationToken ct) => db.In<IntakeKey>(caller.Scope(Can.KeepIntakeKeys)).SingleOrDefaultAsync(k => k.Id == id, ct);

    public async Task<Problem?> Run(IntakeKeyId id, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } key)
        {
            return new NoSuchKey();
        }

        var now = clock.GetUtcNow();
        if (key.End(caller.Name, now) is { } refused)
        {
            return refused;
        }

        db.Trail(caller, "intake-keys.end", key.Name, key.Area, key.Start, now);
        var saved = await db.Save(ct);
        lately.Forget((site.Value.Code, key.Hash));
        return saved ? null : new KeyEndedBefore(caller.Name, now);
    }
}
