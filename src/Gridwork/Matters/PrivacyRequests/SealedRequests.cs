using Gridwork.Kernel;
using Gridwork.Matters.Reporters;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.PrivacyRequests;

/// <summary>The corrections that wait, to be sealed again when the site's key changes.</summary>
internal sealed class SealedRequests(GridworkDb db) : ISealedRows
{
    // Everywhere, here and below: the whole site's.
    public Task<bool> HasOlder(int key, CancellationToken ct) => db.Everywhere<PrivacyRequest>().AnyAsync(r => r.Key != null && r.Key != key, ct);

    public async Task<Result<int>> SealNext(KeyRing ring, CancellationToken ct)
    {
        var current = ring.Current;
        var page = await db.Everywhere<PrivacyRequest>().AsNoTracking().Where(r => r.Key != null && r.Key != current).OrderBy(r => r.Id).Take(SealedReporters.PageSize).ToListAsync(ct);
        var again = page.ConvertAll(r => (r.Id, r.Key, Sealed: r.Again(ring)));
        if (again.Exists(r => r.Sealed is null))
        {
            return new KeysWrong();
        }

        return await db.InTransaction(async stop =>
        {
            foreach (var row in again)
            {
                // One that was decided meanwhile holds nothing any more.
                await db.Everywhere<PrivacyRequest>().Where(r => r.Id == row.Id && r.Key == row.Key)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.Key, current).SetProperty(r => r.Sealed, row.Sealed!), stop);
            }

            return again.Count;
        }, ct);
    }
}
