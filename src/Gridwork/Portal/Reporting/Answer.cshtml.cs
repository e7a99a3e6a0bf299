using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Keys;
using Gridwork.Portal.Guarding;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gridwork.Portal.Reporting;

/// <summary>The last page of a report: how the answer will be found, and all that was written once more before it is sent.</summary>
[AllowAnonymous, SameFormOnBack]
internal sealed class AnswerPage(ReportDrafts drafts, IMatterDesk desk, FloodGuard guard, PhotoShelf photos, AreaBooks books, Words words)
    : DraftPage(drafts, photos, books, words)
{
    public sealed class Typed
    {
        /// <summary>Never part of the draft, which lies in the open.</summary>
        public ContactFields Contact { get; set; } = new();

        /// <summary>As the contact: said on the page that sends it, and kept in no draft.</summary>
        public AboutFields About { get; set; } = new();
    }

    [BindProperty]
    public Typed Form { get; set; } = new();

    public async Task<IActionResult> OnGet(Guid draft, CancellationToken ct) => await Load(draft, ct) ? Page() : Gone();

    public async Task<IActionResult> OnPostSend(Guid draft, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var from = HttpContext.Connection.RemoteIpAddress;
        if (await guard.Report(from, Draft.Form, Form.Contact, ct) is { } full)
        {
            return this.Refuse(full, "");
        }

        var told = await desk.Report(Draft.Report with { Contact = Form.Contact, About = Form.About }, ct);
        if (told.Ok)
        {
            guard.Reported(from, Draft.Form);
            return Redirect($"/report/received{QueryString.Create("no", told.Value.Number).Add("key", told.Value.QueryCode)}");
        }

        if (told.Problem is Problem.Conflict and not (KeysMissing or KeysWrong))
        {
            // It was sent before with other words: what it says now is another report, and sending it again is enough.
            Draft.BeAnother();
            await Keep(ct);
        }

        return this.Refuse(told.Problem, ReportFields.Of(told.Problem) is var field && field.StartsWith("Form.Contact", StringComparison.Ordinal) || field.StartsWith("Form.About", StringComparison.Ordinal) ? field : "");
    }
}
