using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.ListsOut;

/// <summary>The files that I asked for in the past week.</summary>
[Authorize(Policy = Can.TakeLists)]
internal sealed class ListsOutPage(GridworkDb db, Caller caller, TimeProvider clock) : PageModel
{
    private const int Most = 50;

    public IReadOnlyList<TakenList> Rows { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        var (me, now) = (caller.Id, clock.GetUtcNow());
        // Everywhere: their own.
        Rows = await db.Everywhere<TakenList>().AsNoTracking().Where(l => l.By == me && l.Ends > now).OrderByDescending(l => l.Id).Take(Most).ToListAsync(ct);
    }
}
