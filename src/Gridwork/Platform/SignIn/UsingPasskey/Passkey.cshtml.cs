using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn.UsingPasskey;

/// <summary>Opened from the sign-in by a form of its own, which brings along where the person was going and what they had filled in.</summary>
[AllowAnonymous]
internal sealed class PasskeyPage(UsePasskey use, AfterSignIn after) : PageModel
{
    [BindProperty]
    public UsePasskey.Form Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Kept { get; set; }

    public string? Options { get; private set; }

    public bool IsBack { get; private set; }

    public async Task OnGet() => Options = await use.Options();

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (string.IsNullOrEmpty(Form.Credential))
        {
            await OnGet();
            return Page();
        }

        var told = ModelState.IsValid ? await use.Run(Form, ct) : new PasskeyUnknown();
        if (!told.Ok)
        {
            await OnGet();
            return this.Refuse(told.Problem);
        }

        var next = after.Next(told.Value, Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null);
        IsBack = after.HasForm(Kept, next, told.Value);
        return IsBack ? Page() : LocalRedirect(next);
    }
}
