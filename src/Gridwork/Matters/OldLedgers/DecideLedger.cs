using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.OldLedgers;

/// <summary>Reads every row of a ledger, or takes all of it in.</summary>
public sealed record LedgerErrand(Guid Ledger, bool Take) : IErrand
{
    public static string Kind => "ledgers.read";
}

/// <summary>What whoever brought a ledger decides: which column is what, that all is read, that it is taken, or that it is dropped.</summary>
internal sealed class DecideLedger(GridworkDb db, FileStore files, Caller caller, TimeProvider clock)
{
    // Everywhere: their own.
    public Task<OldLedger?> Find(OldLedgerId id, CancellationToken ct) => db.Everywhere<OldLedger>().SingleOrDefaultAsync(l => l.Id == id && l.By == caller.Id, ct);

    public async Task<Problem?> Look(OldLedgerId id, IReadOnlyDictionary<LedgerField, string> chosen, CancellationToken ct)
    {
        if (await Find(id, ct) is not { State: not LedgerState.Dropped } ledger)
        {
            return new LedgerNotThere();
        }

        return Odd(ledger, chosen) ?? ledger.Read(chosen) ?? await Send(ledger, take: false, "ledgers.look", string.Join(' ', chosen.Select(c => $"{c.Key}={c.Value}")), ct);
    }

    public async Task<Problem?> Take(OldLedgerId id, bool without, CancellationToken ct) =>
        await Find(id, ct) is not { State: not LedgerState.Dropped } ledger ? new LedgerNotThere()
        : ledger.Take(without) ?? await Send(ledger, take: true, "ledgers.take", ledger.Hash, ct);

    public async Task<Problem?> Drop(OldLedgerId id, CancellationToken ct)
    {
        if (await Find(id, ct) is not { State: not LedgerState.Dropped } ledger)
        {
            return new LedgerNotThere();
        }

        if (ledger.Drop() is { } refused)
        {
            return refused;
        }

        db.Trail(caller, "ledgers.drop", ledger.FileName, area: null, ledger.Hash, clock.GetUtcNow());
        if (!await db.Save(ct))
        {
            return new LedgerMoved();
        }

        if (!await db.Everywhere<OldLedger>().AnyAsync(l => l.Hash == ledger.Hash && l.Id != id && l.State != LedgerState.Dropped && l.State != LedgerState.Taken, ct))
        {
            files.Remove(Shelf.Brought, ledger.Hash, clock.GetUtcNow().AddSeconds(1));
        }

        return null;
    }

    private static Problem? Odd(OldLedger ledger, IReadOnlyDictionary<LedgerField, string> chosen) =>
        chosen.Values.FirstOrDefault(head => !ledger.Rows[0].Contains(head, StringComparer.Ordinal)) is { } gone ? new LedgerColumnGone(gone)
        : chosen.Values.GroupBy(v => v, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? new LedgerColumnTwice(twice.Key)
        : ((LedgerField[])[LedgerField.Text, LedgerField.Reported]).Where(f => !chosen.ContainsKey(f)).Select(f => (LedgerField?)f).FirstOrDefault() is { } missing ? new LedgerFieldMissing(missing)
        : !chosen.ContainsKey(LedgerField.State) && !chosen.ContainsKey(LedgerField.Ended) ? new LedgerSaysNoEnd()
        : null;

    private async Task<Problem?> Send(OldLedger ledger, bool take, string act, string detail, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        db.Send(new LedgerErrand(ledger.Id.Value, take), now);
        db.Trail(caller, act, ledger.FileName, area: null, detail, now);
        return await db.Save(ct) ? null : new LedgerMoved();
    }
}
