using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Client.AspNetCore;

namespace Gridwork.Platform.SignIn.Unified;

/// <summary>Leads to the provider's page. A plain link: the content policy lets no form be answered by another host.</summary>
[AllowAnonymous]
internal sealed class UnifiedPage(EnterUnified enter, UnifiedSignIns all, Sites.CurrentSite site) : PageModel
{
    public IActionResult OnGet(string? returnUrl) => all.Of(site) is null
        ? Redirect("/sign-in")
        : Challenge(enter.Leave(Url.IsLocalUrl(returnUrl) ? returnUrl : null, linking: null), OpenIddictClientAspNetCoreDefaults.AuthenticationScheme);
}
