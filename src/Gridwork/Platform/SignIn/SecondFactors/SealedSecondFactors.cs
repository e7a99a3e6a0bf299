using Gridwork.Kernel;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.SignIn.SecondFactors;

/// <summary>The secrets of the one-time codes, to be sealed again when the site's key changes.</summary>
internal sealed class SealedSecondFactors(GridworkDb db) : ISealedRows
{
    private const int PageSize = 200;

    // Everywhere, here and below: the whole site's.
    public Task<bool> HasOlder(int key, CancellationToken ct) => db.Everywhere<SecondFactor>().AnyAsync(f => f.Key != key, ct);

    public async Task<Result<int>> SealNext(KeyRing ring, CancellationToken ct)
    {
        var current = ring.Current;
        var page = await db.Everywhere<SecondFactor>().AsNoTracking().Where(f => f.Key != current).OrderBy(f => f.Account).Take(PageSize).ToListAsync(ct);
        var again = page.Select(f => (f.Account, f.Key, Sealed: f.Again(ring))).ToList();
        if (again.Exists(f => f.Sealed is null))
        {
            return new KeysWrong();
        }

        return await db.InTransaction(async stop =>
        {
            foreach (var row in again)
            {
                await db.Everywhere<SecondFactor>().Where(f => f.Account == row.Account && f.Key == row.Key)
                    .ExecuteUpdateAsync(set => set.SetProperty(f => f.Key, current).SetProperty(f => f.Sealed, row.Sealed!).SetProperty(f => f.Version, f => f.Version + 1), stop);
            }

            return again.Count;
        }, ct);
    }
}
