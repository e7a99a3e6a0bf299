using Gridwork.Areas;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Messages.Deciding;

/// <summary>One message: what it says, how far it came, and what a person may do with it.</summary>
[Authorize(Policy = Can.KeepMessages)]
internal sealed class MessagePage(GridworkDb db, Caller caller, DecideMessage decide) : PageModel
{
    public Message Message { get; private set; } = null!;

    public async Task<IActionResult> OnGet(MessageId id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(MessageId id, MessageDecision decision, CancellationToken ct)
    {
        var problem = await decide.Run(id, decision, ct);
        return problem is null ? this.Done("/messages", $"messages.done.{decision}") : await Load(id, ct) ? this.Refuse(problem) : NotFound();
    }

    private async Task<bool> Load(MessageId id, CancellationToken ct)
    {
        if (await db.In<Message>(caller.Scope(Can.KeepMessages)).AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } message)
        {
            return false;
        }

        Message = message;
        return true;
    }
}
