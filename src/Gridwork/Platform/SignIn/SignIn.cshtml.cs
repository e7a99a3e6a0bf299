using Gridwork.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn;

[AllowAnonymous]
internal sealed class SignInPage(SignInPerson signIn, DeskMenu menu) : PageModel
{
    [BindProperty]
    public SignInPerson.Form Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var told = await signIn.Run(Form, ct);
        return told.Ok ? LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : menu.Start(told.Value)) : this.Refuse(told.Problem);
    }
}

/// <summary>A plain post from every page of the desk; a link would let any other page sign people out.</summary>
[AllowAnonymous]
internal sealed class SignOutPage(SignInManager<Account> signIn) : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPost()
    {
        await signIn.SignOutAsync();
        return Redirect("/");
    }
}
