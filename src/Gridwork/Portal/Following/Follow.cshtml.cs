using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Following;

/// <summary>One sentence for every wrong pair, so that nobody learns which numbers there are.</summary>
public sealed record NotTogether() : Problem.Invalid("follow.not-together", "Number and query code do not belong together.");

/// <summary>How a report stands, for whoever has its number and query code.</summary>
[AllowAnonymous]
internal sealed class FollowPage(IMatterDesk desk, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "no")]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "key")]
    public string? Key { get; set; }

    public Progress? Matter { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        if (Number is null && Key is null)
        {
            return Page();
        }

        Matter = await desk.Follow(Number, Key, ct);
        return Matter is null ? this.Refuse(new NotTogether()) : Page();
    }
}
