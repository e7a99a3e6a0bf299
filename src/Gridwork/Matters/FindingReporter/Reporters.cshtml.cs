using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.FindingReporter;

/// <summary>A number is asked for by form, so that it stands in no address. No browser keeps the answer.</summary>
[Authorize(Policy = Can.RevealReporters), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ReportersPage(FindReporter find) : PageModel
{
    [BindProperty]
    public FindReporter.Form Form { get; set; } = new();

    /// <summary>Null until something was looked for.</summary>
    public IReadOnlyList<FindReporter.Row>? Found { get; private set; }

    public void OnGet() => Form = new();

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var found = await find.Run(Form, ct);
        Found = found.Value;
        return found.Ok ? Page() : this.Refuse(found.Problem, found.Problem is Matters.Reporters.PhoneUnreadable ? "Form.Phone" : "");
    }
}
