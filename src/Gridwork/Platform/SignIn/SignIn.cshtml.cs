using Gridwork.Platform.Layout.Kept;
using Gridwork.Platform.SignIn.Sessions;
using Gridwork.Platform.SignIn.Unified;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn;

[AllowAnonymous]
internal sealed class SignInPage(SignInPerson signIn, AfterSignIn after, KeptForms forms, UnifiedSignIns unified, CurrentSite site) : PageModel
{
    public const string Address = "/sign-in";

    [BindProperty]
    public SignInPerson.Form Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The form that met the end of a session, sealed, when there is one.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    /// <summary>Signed in: all that is left is the way back to the form.</summary>
    public bool IsBack { get; private set; }

    /// <summary>The password was right; the second step follows.</summary>
    public bool AsksCode { get; private set; }

    /// <summary>How the unified sign-in is called; null where the site has none.</summary>
    public string? Unified => unified.Of(site)?.Name;

    public void OnGet()
    {
        if (HttpContext.Features.Get<ShowAgain>() is { At: not null } again && Url.IsLocalUrl(ReturnUrl))
        {
            Kept = forms.Keep(again.Typed, ReturnUrl, HttpContext.Features.Get<EndedSession>()?.Account);
        }
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var told = await signIn.Run(Form, ct);
        if (!told.Ok)
        {
            return this.Refuse(told.Problem);
        }

        if (told.Value.Who is not { } caller)
        {
            AsksCode = true;
            return Page();
        }

        var next = after.Next(caller, Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null);
        IsBack = after.HasForm(Kept, next, caller);
        return IsBack ? Page() : LocalRedirect(next);
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
