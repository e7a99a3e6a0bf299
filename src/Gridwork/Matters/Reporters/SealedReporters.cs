using Gridwork.Kernel;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Reporters;

/// <summary>The contacts, to be sealed again when the site's key changes.</summary>
internal sealed class SealedReporters(GridworkDb db) : ISealedRows
{
    public const int PageSize = 200;

    // Everywhere, here and below: the whole site's, whoever reported where.
    public Task<bool> HasOlder(int key, CancellationToken ct) => db.Everywhere<Reporter>().AnyAsync(r => r.Key != key, ct);

    public async Task<Result<int>> SealNext(KeyRing ring, CancellationToken ct)
    {
        var current = ring.Current;
        var page = await db.Everywhere<Reporter>().AsNoTracking().Where(r => r.Key != current).OrderBy(r => r.Id).Take(PageSize).ToListAsync(ct);
        var again = page.Select(r => (r.Id, r.Key, Sealed: r.Again(ring))).ToList();
        if (again.Exists(r => r.Sealed is null))
        {
            return new KeysWrong();
        }

        return await db.InTransaction(async stop =>
        {
            foreach (var row in again)
            {
                // One that was erased meanwhile stays erased.
                await db.Everywhere<Reporter>().Where(r => r.Id == row.Id && r.Key == row.Key)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.Key, current).SetProperty(r => r.Sealed, row.Sealed!), stop);
            }

            return again.Count;
        }, ct);
    }
}
