using Gridwork.Platform.SignIn.SecondFactors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn.Mine.EndingSecondFactor;

[Authorize(Policy = Own.Policy)]
internal sealed class EndSecondFactorPage(EndSecondFactor end) : PageModel
{
    [BindProperty]
    public EndSecondFactor.Form Form { get; set; } = new();

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var problem = ModelState.IsValid ? await end.Run(Form, ct) : null;
        return problem is null && ModelState.IsValid ? this.Done("/me", "second-factor.ended") : this.Refuse(problem, problem is WrongPassword ? "Form.Password" : "");
    }
}
