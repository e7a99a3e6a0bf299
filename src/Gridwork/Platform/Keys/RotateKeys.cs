using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;

namespace Gridwork.Platform.Keys;

/// <summary>Rows of a capability that are sealed with the site's keys.</summary>
internal interface ISealedRows
{
    /// <summary>Whether any is sealed with another key than this.</summary>
    Task<bool> HasOlder(int key, CancellationToken ct);

    /// <summary>Seals the next page again, in one transaction; how many rows that were, 0 when none is left.</summary>
    Task<Result<int>> SealNext(KeyRing ring, CancellationToken ct);
}

/// <summary>
/// A new key, and every row sealed again with it, page by page. Killed at any moment it has lost nothing, since every key stays in the file;
/// run again it goes on where it stopped, and only begins with a new key when nothing was left over.
/// </summary>
internal sealed class RotateKeys(GridworkDb db, SiteKeys keys, IEnumerable<ISealedRows> sealedRows, Caller caller, TimeProvider clock)
{
    public sealed record Done(int Key, int Rows, bool WentOn);

    public async Task<Result<Done>> Run(CancellationToken ct)
    {
        var ring = await keys.Open(ct);
        if (!ring.Ok)
        {
            return ring.Problem;
        }

        var wentOn = await AnyOlder(ring.Value.Current, ct);
        ring = wentOn ? ring : await keys.Next(ct);
        return ring.Ok ? await SealAll(ring.Value, wentOn, ct) : ring.Problem;
    }

    private async Task<bool> AnyOlder(int key, CancellationToken ct)
    {
        foreach (var rows in sealedRows)
        {
            if (await rows.HasOlder(key, ct))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<Result<Done>> SealAll(KeyRing ring, bool wentOn, CancellationToken ct)
    {
        var all = 0;
        foreach (var rows in sealedRows)
        {
            for (var more = true; more;)
            {
                var page = await rows.SealNext(ring, ct);
                if (!page.Ok)
                {
                    return page.Problem;
                }

                (all, more) = (all + page.Value, page.Value > 0);
            }
        }

        db.Trail(caller, "keys.rotate", $"{ring.Current}", area: null, $"{all}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return new Done(ring.Current, all, wentOn);
    }
}
