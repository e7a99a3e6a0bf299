using Gridwork.Kernel;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.SignIn.Unified;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Client.AspNetCore;

namespace Gridwork.Platform.SignIn.Mine.LinkingUnified;

/// <summary>Links one's own account to that of the unified sign-in, or parts them.</summary>
[Authorize(Policy = Own.Policy)]
internal sealed class LinkPage(UnifiedLink link, EnterUnified enter, UnifiedSignIns all, Caller caller, Sites.CurrentSite site, Words words) : PageModel
{
    [BindProperty]
    public UnifiedLink.Form Form { get; set; } = new();

    public bool None => all.Of(site) is null;

    public string Name => all.Of(site)?.Name ?? words["unified.default"];

    public bool Linked { get; private set; }

    public async Task OnGet(string? given) => (Form.Given, Linked) = (given, await link.IsLinked());

    /// <summary>Leads to the provider's page, and back to be linked. Without a provider it stays here.</summary>
    public IActionResult OnGetGo() => all.Of(site) is null
        ? Redirect("/me/unified")
        : Challenge(enter.Leave(returnUrl: null, linking: caller.Id.Value.ToString()), OpenIddictClientAspNetCoreDefaults.AuthenticationScheme);

    public Task<IActionResult> OnPostLink() => Do(link.Link, "unified.done-link");

    public Task<IActionResult> OnPostPart() => Do(link.Part, "unified.done-part");

    private async Task<IActionResult> Do(Func<UnifiedLink.Form, Task<Problem?>> run, string done)
    {
        if (all.Of(site) is null)
        {
            return NotFound();
        }

        var problem = ModelState.IsValid ? await run(Form) : null;
        if (problem is null && ModelState.IsValid)
        {
            return this.Done("/me", done, ("name", Name));
        }

        Linked = await link.IsLinked();
        return this.Refuse(problem, problem is WrongPassword ? "Form.Password" : "");
    }
}
