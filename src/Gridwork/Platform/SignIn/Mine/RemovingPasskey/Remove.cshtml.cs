using Gridwork.Platform.SignIn.SecondFactors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn.Mine.RemovingPasskey;

[Authorize(Policy = Own.Policy)]
internal sealed class RemovePasskeyPage(RemovePasskey remove) : PageModel
{
    [BindProperty]
    public RemovePasskey.Form Form { get; set; } = new();

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGet(string key) => await Load(key) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string key)
    {
        if (!await Load(key))
        {
            return NotFound();
        }

        var problem = ModelState.IsValid ? await remove.Run(key, Form) : null;
        return problem is null && ModelState.IsValid ? this.Done("/me", "passkey.removed", ("name", Name)) : this.Refuse(problem, problem is WrongPassword ? "Form.Password" : "");
    }

    private async Task<bool> Load(string key)
    {
        var passkey = await remove.Find(key);
        Name = passkey?.Name ?? "";
        return passkey is not null;
    }
}
