using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.Health;

/// <summary>For the administrator of the system: how the machine stands, in plain words.</summary>
[Authorize(Policy = Jobs.Can.KeepJobs)]
internal sealed class HealthPage(Checkup checkup) : PageModel
{
    public IReadOnlyList<Found> Found { get; private set; } = [];

    public async Task OnGet(CancellationToken ct) => Found = await checkup.Run(ct);
}
