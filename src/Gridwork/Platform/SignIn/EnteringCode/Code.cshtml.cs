using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn.EnteringCode;

[AllowAnonymous]
internal sealed class CodePage(EnterCode enter, AfterSignIn after) : PageModel
{
    [BindProperty]
    public EnterCode.Form Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Kept { get; set; }

    public bool IsBack { get; private set; }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var told = await enter.Run(Form, ct);
        if (!told.Ok)
        {
            return this.Refuse(told.Problem, told.Problem is WrongCode ? "Form.OneTimePassword" : "");
        }

        var next = after.Next(told.Value, Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null);
        IsBack = after.HasForm(Kept, next, told.Value);
        return IsBack ? Page() : LocalRedirect(next);
    }
}
