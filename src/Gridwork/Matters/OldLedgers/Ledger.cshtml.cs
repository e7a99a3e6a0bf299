using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.OldLedgers;

/// <summary>One ledger: its columns are chosen, every row is looked at, and then it is taken. An address that somebody else opens leads nowhere.</summary>
[Authorize(Policy = Can.BringLedgers)]
internal sealed class LedgerPage(DecideLedger decide) : PageModel
{
    /// <summary>The head of a column by the name of a field; empty for none.</summary>
    [BindProperty]
    public Dictionary<string, string?> Columns { get; set; } = new(StringComparer.Ordinal);

    [BindProperty]
    public bool Without { get; set; }

    public OldLedger Ledger { get; private set; } = null!;

    public IReadOnlyList<Choice> Heads => [.. Ledger.Rows[0].Where(h => h.Length > 0).Distinct(StringComparer.Ordinal).Select(h => new Choice(h, h))];

    public bool MayLook => Ledger.State is LedgerState.Brought or LedgerState.Looked;

    public bool Works => Ledger.State is LedgerState.Looking or LedgerState.Taking;

    public string? Chosen(LedgerField field) => Columns.TryGetValue(field.ToString(), out var typed) ? typed : Ledger.Columns.GetValueOrDefault(field);

    public async Task<IActionResult> OnGet(OldLedgerId id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPost(OldLedgerId id, CancellationToken ct)
    {
        var chosen = LedgerFields.All.Where(f => Columns.GetValueOrDefault(f.ToString()) is { Length: > 0 }).ToDictionary(f => f, f => Columns[f.ToString()]!);
        return After(id, () => decide.Look(id, chosen, ct), ct);
    }

    public Task<IActionResult> OnPostTake(OldLedgerId id, CancellationToken ct) => After(id, () => decide.Take(id, Without, ct), ct);

    public async Task<IActionResult> OnPostDrop(OldLedgerId id, CancellationToken ct)
    {
        var problem = await decide.Drop(id, ct);
        return problem is null ? this.Done("/ledgers", "ledgers.dropped")
            : await Load(id, ct) ? this.Refuse(problem) : NotFound();
    }

    private async Task<IActionResult> After(OldLedgerId id, Func<Task<Problem?>> deed, CancellationToken ct)
    {
        var problem = ModelState.IsValid ? await deed() : null;
        if (ModelState.IsValid && problem is null)
        {
            return Redirect($"/ledgers/{id.Value}");
        }

        return problem is not Problem.Missing && await Load(id, ct) ? this.Refuse(problem) : NotFound();
    }

    private async Task<bool> Load(OldLedgerId id, CancellationToken ct)
    {
        Ledger = (await decide.Find(id, ct))!;
        return Ledger is { State: not LedgerState.Dropped };
    }
}
