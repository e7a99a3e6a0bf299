using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Trail;

namespace Gridwork.Matters.OldLedgers;

/// <summary>Receives a ledger of another system, and guesses which of its columns is what. Nothing is taken yet.</summary>
internal sealed class BringLedger(GridworkDb db, FileStore files, Caller caller, TimeProvider clock)
{
    private const int SampleRows = 3;
    private const int LongestSample = 200;
    private const int LongestName = 200;

    public sealed class Form
    {
        /// <summary>The system from which it comes.</summary>
        [Required, StringLength(60)]
        public string? Source { get; set; }
    }

    public async Task<Result<OldLedgerId>> Run(Form form, Stream content, string name, CancellationToken ct)
    {
        using var file = await files.Receive(content, ct);
        var sample = await Sample(file.Path, ct);
        if (!sample.Ok)
        {
            return sample.Problem;
        }

        var by = new Actor(caller.Id, caller.Name, clock.GetUtcNow());
        var ledger = OldLedger.Bring(name.Length <= LongestName ? name : name[^LongestName..], file.Hash, form.Source!.Trim(), sample.Value, LedgerFields.Guess(sample.Value[0]), by);
        files.Put(file, Shelf.Brought);
        db.Add(ledger);
        db.Trail(caller, "ledgers.bring", ledger.FileName, area: null, $"{ledger.Source} {ledger.Hash}", by.At);
        await db.SaveChangesAsync(ct);
        return ledger.Id;
    }

    private static async Task<Result<IReadOnlyList<IReadOnlyList<string>>>> Sample(string path, CancellationToken ct)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var opened = await Sheet.Open(stream, new SheetColumns([], OthersAllowed: true), ct);
        if (!opened.Ok)
        {
            return opened.Problem;
        }

        await using var sheet = opened.Value;
        List<IReadOnlyList<string>> rows = [sheet.Head];
        await foreach (var row in sheet.Rows(ct))
        {
            rows.Add([.. row.Cells.Select(c => c.Length <= LongestSample ? c : c[..LongestSample])]);
            if (rows.Count > SampleRows)
            {
                break;
            }
        }

        return rows;
    }
}
