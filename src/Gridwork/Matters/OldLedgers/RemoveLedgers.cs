using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.OldLedgers;

/// <summary>A ledger's file is gone a month after it was brought, and its sample with it: it holds what people told another system.</summary>
internal sealed class RemoveLedgers(GridworkDb db, FileStore files, Caller caller, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task Run(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var before = now - Kept;
        files.RemoveBrought(before);
        // Everywhere: a job of the site.
        foreach (var ledger in await db.Everywhere<OldLedger>().Where(l => l.At < before && l.State != LedgerState.Taken && l.State != LedgerState.Dropped && l.State != LedgerState.Taking).ToListAsync(ct))
        {
            ledger.Drop();
            db.Trail(caller, "ledgers.drop", ledger.FileName, area: null, ledger.Hash, now);
        }

        await db.Save(ct);
    }
}
