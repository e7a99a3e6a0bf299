using Gridwork.Platform.Layout;
using Gridwork.Platform.SignIn.EnteringCode;
using Gridwork.Platform.SignIn.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn.Mine.ConfirmingSecondFactor;

[Authorize(Policy = Own.Policy)]
internal sealed class ConfirmSecondFactorPage(ConfirmSecondFactor confirm) : PageModel
{
    [BindProperty]
    public ConfirmSecondFactor.Form Form { get; set; } = new();

    public ConfirmSecondFactor.Secret? Waiting { get; private set; }

    public QrFigure? Qr => Waiting is { } secret ? QrFigure.Of(secret.Address) : null;

    /// <summary>Shown in answer to the first code, and never again.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task OnGet(CancellationToken ct) => Waiting = await confirm.Waiting(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await OnGet(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var told = await confirm.Run(Form, KeepSessions.IdOf(User), ct);
        Codes = told.Value;
        return told.Ok ? Page() : this.Refuse(told.Problem, told.Problem is WrongCode ? "Form.OneTimePassword" : "");
    }
}
