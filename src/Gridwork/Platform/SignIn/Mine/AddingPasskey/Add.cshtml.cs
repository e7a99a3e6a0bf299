using Gridwork.Platform.SignIn.SecondFactors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn.Mine.AddingPasskey;

[Authorize(Policy = Own.Policy)]
internal sealed class AddPasskeyPage(AddPasskey add) : PageModel
{
    [BindProperty]
    public AddPasskey.Form Form { get; set; } = new();

    public string? Options { get; private set; }

    public async Task OnGet() => Options = await add.Options();

    public async Task<IActionResult> OnPost()
    {
        var problem = ModelState.IsValid ? await add.Run(Form) : null;
        if (problem is null && ModelState.IsValid)
        {
            return this.Done("/me", "passkey.added", ("name", Form.Name.Trim()));
        }

        Options = await add.Options(); // what was asked before is used up
        return this.Refuse(problem, problem is WrongPassword ? "Form.Password" : "");
    }
}
