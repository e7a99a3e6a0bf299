using Gridwork.Kernel;
using Gridwork.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Areas;

/// <summary>A page on which something is done to somebody else's account, for a reason that the trail keeps.</summary>
internal abstract class AccountActPage(KeepAccount keep) : PageModel
{
    [BindProperty]
    public KeepAccount.Form Form { get; set; } = new();

    public string Name { get; private set; } = "";

    /// <summary>Key of the words that the list then begins with.</summary>
    protected abstract string Said { get; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        var problem = ModelState.IsValid ? await Act(id, ct) : null;
        return problem is null && ModelState.IsValid ? this.Done("/accounts", Said, ("name", Name)) : this.Refuse(problem);
    }

    protected abstract Task<Problem?> Act(Guid id, CancellationToken ct);

    /// <summary>What else the page shows.</summary>
    protected virtual Task Prepare(Guid id, CancellationToken ct) => Task.CompletedTask;

    private async Task<bool> Load(Guid id, CancellationToken ct)
    {
        Name = (await keep.Find(id, ct))?.Name ?? "";
        if (Name.Length > 0)
        {
            await Prepare(id, ct);
        }

        return Name.Length > 0;
    }
}
