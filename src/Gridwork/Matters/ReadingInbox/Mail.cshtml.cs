using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Inbox;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.ReadingInbox;

/// <summary>Where a person is told by mail, too, that something new is in the inbox.</summary>
[Authorize(Policy = Can.ReadMatters)]
internal sealed class InboxMailPage(KeepMailWish keep) : PageModel
{
    public KeepMailWish.Form Form { get; set; } = new();

    public KeepMailWish.Proof Proof { get; set; } = new();

    public MailWish? Wish { get; private set; }

    public bool CanMail => keep.CanMail;

    public async Task OnGet(CancellationToken ct) => Wish = await keep.Mine(ct);

    public async Task<IActionResult> OnPostAsk([Bind(Prefix = "Form")] KeepMailWish.Form form, CancellationToken ct)
    {
        Form = form;
        var problem = ModelState.IsValid ? await keep.Ask(form, ct) : null;
        return await Answer(problem, "Form.Address", "inbox.mail.asked", ct);
    }

    public async Task<IActionResult> OnPostConfirm([Bind(Prefix = "Proof")] KeepMailWish.Proof proof, CancellationToken ct)
    {
        Proof = proof;
        var problem = ModelState.IsValid ? await keep.Confirm(proof, ct) : null;
        return await Answer(problem, "Proof.Code", "inbox.mail.confirmed", ct);
    }

    public async Task<IActionResult> OnPostEnd(CancellationToken ct)
    {
        await keep.End(ct);
        return this.Done("/inbox/mail", "inbox.mail.ended");
    }

    private async Task<IActionResult> Answer(Problem? problem, string field, string said, CancellationToken ct)
    {
        if (problem is null && ModelState.IsValid)
        {
            return this.Done("/inbox/mail", said);
        }

        Wish = await keep.Mine(ct);
        return this.Refuse(problem, problem is null ? "" : field);
    }
}
