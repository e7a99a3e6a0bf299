using System.Globalization;
using Gridwork.Platform;
using Gridwork.Platform.Inbox;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.ReadingInbox;

/// <summary>What a person of the desk was told, the newest first.</summary>
[Authorize(Policy = Can.ReadMatters)]
internal sealed class InboxPage(PersonalInbox inbox) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public IReadOnlyList<InboxLine> Rows { get; private set; } = [];

    public int Unread { get; private set; }

    public string Count => Unread > PersonalInbox.MostCounted ? $"{PersonalInbox.MostCounted}+" : Unread.ToString(CultureInfo.InvariantCulture);

    public Guid? Next { get; private set; }

    public async Task OnGet([FromQuery] Guid? after, CancellationToken ct)
    {
        Unread = await inbox.Unread(ct);
        var rows = await inbox.Lines(unread: !All, after, ct);
        Next = rows.Count > PersonalInbox.PageSize ? rows[PersonalInbox.PageSize - 1].Id.Value : null;
        Rows = [.. rows.Take(PersonalInbox.PageSize)];
    }

    public async Task<IActionResult> OnPostReadAll(CancellationToken ct)
    {
        await inbox.ReadAll(ct);
        return this.Done("/inbox", "inbox.read-all-done");
    }
}
