using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.ListsOut;

/// <summary>How far a file is, and once it is made, the file. An address that somebody else opens leads nowhere.</summary>
[Authorize(Policy = Can.TakeLists)]
internal sealed class TakenListPage(FetchList fetch, GridworkDb db, Caller caller, TimeProvider clock) : PageModel
{
    public TakenList List { get; private set; } = null!;

    public async Task<IActionResult> OnGet(TakenListId id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(TakenListId id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        var fetched = await fetch.Run(id, ct);
        if (!fetched.Ok)
        {
            return this.Refuse(fetched.Problem);
        }

        Response.Headers.CacheControl = "no-store";
        return File(fetched.Value.Content, fetched.Value.Type, fetched.Value.FileName);
    }

    private async Task<bool> Load(TakenListId id, CancellationToken ct)
    {
        var (me, now) = (caller.Id, clock.GetUtcNow());
        // Everywhere: their own.
        var found = await db.Everywhere<TakenList>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.By == me && l.Ends > now, ct);
        List = found!;
        return found is not null;
    }
}
