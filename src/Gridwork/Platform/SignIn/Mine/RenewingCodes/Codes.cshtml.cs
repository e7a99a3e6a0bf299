using Gridwork.Platform.SignIn.SecondFactors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn.Mine.RenewingCodes;

[Authorize(Policy = Own.Policy)]
internal sealed class RenewCodesPage(RenewCodes renew) : PageModel
{
    [BindProperty]
    public RenewCodes.Form Form { get; set; } = new();

    /// <summary>Shown in answer to the form, and never again.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var told = await renew.Run(Form, ct);
        Codes = told.Value;
        return told.Ok ? Page() : this.Refuse(told.Problem, told.Problem is WrongPassword ? "Form.Password" : "");
    }
}
