using Gridwork.Areas;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.PrivacyRequests.Deciding;

/// <summary>One request: what is asked, by when it is answered, and the answer.</summary>
[Authorize(Policy = Can.DecidePrivacy)]
internal sealed class PrivacyRequestPage(GridworkDb db, Caller caller, DecidePrivacy decide, ReporterReading reporters, Words words, TimeProvider clock) : PageModel
{
    [BindProperty]
    public DecidePrivacy.Form Form { get; set; } = new();

    public PrivacyRequest Asked { get; private set; } = null!;

    public bool HasContact { get; private set; }

    public bool Late => Asked.State is Contracts.PrivacyState.Asked && clock.GetUtcNow() > Asked.Due;

    public IReadOnlyList<Choice> Answers => [new("True", words[$"privacy.grant.{Asked.Kind}"]), new("False", words["privacy.refuse"], words["privacy.refuse-hint"])];

    public async Task<IActionResult> OnGet(PrivacyRequestId id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(PrivacyRequestId id, CancellationToken ct)
    {
        var problem = ModelState.IsValid ? await decide.Run(id, Form, ct) : null;
        if (problem is null && ModelState.IsValid)
        {
            return this.Done("/privacy-requests", Form.Granted is true ? "privacy.granted" : "privacy.refused-done");
        }

        return await Load(id, ct) ? this.Refuse(problem, problem switch { PrivacyUndecided => "Form.Granted", SaysNothing or TextMissing or TextTooLong or TextUnreadable or PurposeNamesReporter => "Form.Note", _ => "" }) : NotFound();
    }

    private async Task<bool> Load(PrivacyRequestId id, CancellationToken ct)
    {
        if (await db.In<PrivacyRequest>(caller.Scope(Can.DecidePrivacy)).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } found)
        {
            return false;
        }

        (Asked, HasContact) = (found, await reporters.Has(found.Matter, ct));
        return true;
    }
}
