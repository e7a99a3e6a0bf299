using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn.Unified;

/// <summary>The provider's answer: a sign-in, or the account that a person wants to link to their own.</summary>
[AllowAnonymous]
internal sealed class BackPage(EnterUnified enter, UnifiedLink link, AfterSignIn after, UnifiedSignIns all, Caller caller, Sites.CurrentSite site) : PageModel
{
    public string Name => all.Of(site)!.Name;

    public async Task<IActionResult> OnGet()
    {
        if (all.Of(site) is null)
        {
            return Redirect("/sign-in");
        }

        if (await enter.Read(HttpContext) is not { } came)
        {
            return this.Refuse(new UnifiedRefused(Name));
        }

        if (came.Linking is { } owner)
        {
            // Only in the browser, and for the person, that began it.
            return owner == caller.Id.Value.ToString() ? Redirect($"/me/unified?given={Uri.EscapeDataString(link.Seal(came))}") : this.Refuse(new UnifiedRefused(Name));
        }

        var told = await enter.Run(came);
        if (!told.Ok)
        {
            return this.Refuse(told.Problem);
        }

        var local = Url.IsLocalUrl(came.ReturnUrl) ? came.ReturnUrl : null;
        return told.Value.Who is { } who ? LocalRedirect(after.Next(who, local)) : LocalRedirect($"/sign-in/code{QueryString.Create("ReturnUrl", local ?? "")}");
    }
}
