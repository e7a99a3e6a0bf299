using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Areas.GivingLink;

[Authorize(Policy = Can.ManageAccounts)]
internal sealed class GiveLinkPage(GiveLink give, KeepAccount keep) : PageModel
{
    public string Name { get; private set; } = "";

    public Given? Given { get; private set; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        var told = await give.Run(id, ct);
        Given = told.Value?.On(this);
        return told.Ok ? Page() : this.Refuse(told.Problem);
    }

    private async Task<bool> Load(Guid id, CancellationToken ct)
    {
        Name = (await keep.Find(id, ct))?.Name ?? "";
        return Name.Length > 0;
    }
}
