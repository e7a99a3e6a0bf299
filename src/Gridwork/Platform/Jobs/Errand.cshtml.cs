using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.Jobs;

/// <summary>One undone errand, and what may be done about it.</summary>
[Authorize(Policy = Can.KeepJobs)]
internal sealed class ErrandPage(ErrandReading errands, KeepErrand keep) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "of")]
    public ErrandList Of { get; set; }

    [BindProperty]
    public KeepErrand.Form Form { get; set; } = new();

    public ShownErrand Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAgain(Guid id, CancellationToken ct)
    {
        ModelState.Clear();
        return await After(id, await keep.Again(Of, id, ct), "jobs.done-again", ct);
    }

    public async Task<IActionResult> OnPostDrop(Guid id, CancellationToken ct) => ModelState.IsValid
        ? await After(id, await keep.Drop(Of, id, Form, ct), "jobs.done-drop", ct)
        : await Load(id, ct) ? this.Refuse() : NotFound();

    private async Task<IActionResult> After(Guid id, Problem? problem, string said, CancellationToken ct) =>
        problem is null ? this.Done($"/jobs?Of={Of}", said)
        : await Load(id, ct) ? this.Refuse(problem)
        : NotFound();

    private async Task<bool> Load(Guid id, CancellationToken ct)
    {
        var found = ModelState.TryGetValue("of", out var of) && of.Errors.Count > 0 ? null : await errands.Find(Of, id, ct);
        Shown = found!;
        return found is not null;
    }
}
