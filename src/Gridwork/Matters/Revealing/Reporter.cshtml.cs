using Gridwork.Matters.Contracts;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.Revealing;

/// <summary>The reporter's contact, closed until somebody says what for. No browser keeps this page.</summary>
[Authorize(Policy = Can.RevealReporters), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ReporterPage(MatterShowing showing, RevealReporter reveal, ReporterReading reporters) : PageModel
{
    [BindProperty]
    public RevealReporter.Form Form { get; set; } = new();

    public Matter Matter { get; private set; } = null!;

    public RevealReporter.View View { get; private set; } = null!;

    public IReadOnlyList<Look> Looks { get; private set; } = [];

    public async Task<IActionResult> OnGet(MatterId id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(MatterId id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        return await reveal.Run(id, Form, ct) is { } problem
            ? this.Refuse(problem, problem is TextMissing or TextTooLong or TextUnreadable or SaysNothing or PurposeNamesReporter ? "Form.Purpose" : "")
            : Redirect($"/matters/{id.Value}/reporter");
    }

    private async Task<bool> Load(MatterId id, CancellationToken ct)
    {
        if (await showing.Find(id, Can.RevealReporters, ct) is not { Matter: { } matter })
        {
            return false;
        }

        (Matter, View, Looks) = (matter, await reveal.Look(matter, ct), await reporters.Looks(id, ct));
        return true;
    }
}
