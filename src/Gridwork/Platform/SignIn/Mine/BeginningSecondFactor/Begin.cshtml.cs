using Gridwork.Platform.SignIn.SecondFactors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn.Mine.BeginningSecondFactor;

[Authorize(Policy = Own.Policy)]
internal sealed class BeginSecondFactorPage(BeginSecondFactor begin, SecondFactorRule rule, Caller caller) : PageModel
{
    public const string Address = "/me/second-factor";

    [BindProperty]
    public BeginSecondFactor.Form Form { get; set; } = new();

    public bool IsOwed { get; private set; }

    public async Task OnGet(CancellationToken ct) => IsOwed = await rule.IsNeededBy(caller, ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await OnGet(ct);
        var problem = ModelState.IsValid ? await begin.Run(Form, ct) : null;
        return problem is null && ModelState.IsValid ? Redirect("/me/second-factor/confirm") : this.Refuse(problem, problem is WrongPassword ? "Form.Password" : "");
    }
}
