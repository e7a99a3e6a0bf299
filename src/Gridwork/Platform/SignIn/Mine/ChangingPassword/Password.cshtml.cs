using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.SignIn.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn.Mine.ChangingPassword;

[Authorize(Policy = Own.Policy)]
internal sealed class ChangePasswordPage(ChangePassword change) : PageModel
{
    [BindProperty]
    public ChangePassword.Form Form { get; set; } = new();

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var problem = ModelState.IsValid ? await change.Run(Form, KeepSessions.IdOf(User), ct) : null;
        return problem is null && ModelState.IsValid ? this.Done("/me", "password.done")
            : this.Refuse(problem, problem switch { WrongPassword => "Form.CurrentPassword", PasswordsDiffer => "Form.SamePassword", SamePassword or WeakPassword => "Form.NewPassword", _ => "" });
    }
}
