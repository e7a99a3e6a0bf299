using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Areas.AddingPerson;

[Authorize(Policy = Can.ManageAccounts)]
internal sealed class AddPersonPage(AddPerson add) : PageModel
{
    [BindProperty]
    public AddPerson.Form Form { get; set; } = new();

    public Given? Given { get; private set; }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var told = await add.Run(Form, post: null, ct);
        Given = told.Value?.On(this);
        return told.Ok ? Page() : this.Refuse(told.Problem, "Form.User");
    }
}
