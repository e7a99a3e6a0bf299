using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gridwork.Portal.Reporting;

/// <summary>The last page of a report: how the answer will be found, and all that was written once more before it is sent.</summary>
[AllowAnonymous, SameFormOnBack]
internal sealed class AnswerPage(ReportDrafts drafts, IMatterDesk desk, PhotoShelf photos, AreaBooks books, Words words)
    : DraftPage(drafts, photos, books, words)
{
    public async Task<IActionResult> OnGet(Guid draft, CancellationToken ct) => await Load(draft, ct) ? Page() : Gone();

    public async Task<IActionResult> OnPostSend(Guid draft, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        var told = await desk.Report(Draft.Report, ct);
        if (told.Ok)
        {
            return Redirect($"/report/received{QueryString.Create("no", told.Value.Number).Add("key", told.Value.QueryCode)}");
        }

        if (told.Problem is Problem.Conflict)
        {
            // It was sent before with other words: what it says now is another report, and sending it again is enough.
            Draft.BeAnother();
            await Keep(ct);
        }

        return this.Refuse(told.Problem);
    }
}
