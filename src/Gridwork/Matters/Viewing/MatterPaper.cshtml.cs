using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Platform.Paper;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.Viewing;

/// <summary>A matter on paper, for the file: what was reported, how it was taken, its terms, its course and its end. Never who reported it.</summary>
[Authorize(Policy = Can.ReadMatters), Paper]
internal sealed class MatterPaperPage(MatterShowing showing) : PageModel
{
    public ShownMatter Shown { get; private set; } = null!;

    public Matter Matter => Shown.Matter;

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<TermClock> Clocks => [.. Matter.Earlier.All.Concat(Matter.Clocks.All).OrderBy(c => c.Promise.From)];

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGet(MatterId id, CancellationToken ct)
    {
        if (await showing.Find(id, Can.ReadMatters, ct) is not { } shown)
        {
            return NotFound();
        }

        (Shown, Today) = (shown, CivilTime.DayOf(showing.Me.At));
        return Page();
    }
}
