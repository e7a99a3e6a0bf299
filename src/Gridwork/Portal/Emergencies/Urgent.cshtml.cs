using Gridwork.Areas;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Portal.Reporting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gridwork.Portal.Emergencies;

/// <summary>Shown first where a report speaks of danger: whom to call now. Who may wait goes on; what was written lies in the draft.</summary>
[AllowAnonymous]
internal sealed class UrgentPage(ReportDrafts drafts, EmergencyWords emergencies, PhotoShelf photos, AreaBooks books, Words words) : DraftPage(drafts, photos, books, words)
{
    public IReadOnlyList<EmergencyCall> Calls { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid draft, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        Calls = await emergencies.In(Draft.Text, ct);
        return Calls.Count > 0 ? Page() : await Go("where", ct);
    }
}
