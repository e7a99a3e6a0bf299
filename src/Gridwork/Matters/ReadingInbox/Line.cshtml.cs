using Gridwork.Platform.Inbox;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.ReadingInbox;

/// <summary>Opens what a line tells of, and marks the line as read: whoever follows it has seen it.</summary>
[Authorize(Policy = Can.ReadMatters)]
internal sealed class InboxLinePage(PersonalInbox inbox) : PageModel
{
    public async Task<IActionResult> OnGet(InboxLineId id, CancellationToken ct) => await inbox.Open(id, ct) is { } address ? LocalRedirect(address) : NotFound();
}
