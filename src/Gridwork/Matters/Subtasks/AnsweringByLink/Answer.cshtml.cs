using Gridwork.Kernel;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.Subtasks.AnsweringByLink;

/// <summary>The page behind a firm's link.</summary>
[AllowAnonymous]
internal sealed class AnswerPage(AnswerByLink byLink) : PageModel
{
    [BindProperty]
    public AnswerByLink.Form Form { get; set; } = new();

    /// <summary>Null where the link does not hold.</summary>
    public AnswerByLink.Asked? Asked { get; private set; }

    public bool Sent { get; private set; }

    public async Task<IActionResult> OnGet(MatterId id, int nr, string secret, CancellationToken ct)
    {
        Asked = await byLink.Find(id, nr, secret, ct);
        return Shown();
    }

    public async Task<IActionResult> OnPost(MatterId id, int nr, string secret, CancellationToken ct)
    {
        var problem = ModelState.IsValid ? await byLink.Run(id, nr, secret, Form, ct) : null;
        if (problem is null && ModelState.IsValid)
        {
            Sent = true;
            return Page();
        }

        Asked = await byLink.Find(id, nr, secret, ct);
        return Asked is null || problem is Problem.Missing ? Shown() : this.Refuse(problem, problem is null ? "" : "Form.Answer");
    }

    private PageResult Shown()
    {
        Response.StatusCode = Asked is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Page();
    }
}
