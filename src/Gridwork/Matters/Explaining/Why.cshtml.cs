using Gridwork.Areas;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.Explaining;

[Authorize(Policy = Can.ExplainSight)]
internal sealed class WhyPage(ExplainSight explain) : PageModel
{
    [BindProperty]
    public ExplainSight.Form Form { get; set; } = new();

    public Sight? Told { get; private set; }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var told = await explain.Run(Form, ct);
        Told = told.Value;
        return told.Ok ? Page() : this.Refuse(told.Problem, told.Problem is NoSuchPerson ? "Form.Person" : "Form.What");
    }
}
