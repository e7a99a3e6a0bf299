using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Areas.AddingAccount;

[Authorize(Policy = Can.ManageAccounts)]
internal sealed class AddAccountPage(AddAccount add) : PageModel
{
    [BindProperty]
    public AddAccount.Form Form { get; set; } = new();

    public Given? Given { get; private set; }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var told = await add.Run(Form, ct);
        Given = told.Value;
        return told.Ok ? Page() : this.Refuse(told.Problem, "Form.User");
    }
}
