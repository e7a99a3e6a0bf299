using Gridwork.Areas;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.IntakeKeys;

/// <summary>The keys of other systems, the newest first, those that were ended too.</summary>
[Authorize(Policy = Can.KeepIntakeKeys)]
internal sealed class KeysPage(GridworkDb db, Caller caller, AreaBooks books) : PageModel
{
    private const int PageSize = 50;

    public IReadOnlyList<IntakeKey> Keys { get; private set; } = [];

    public AreaBook Book { get; private set; } = null!;

    public Guid? Next { get; private set; }

    public async Task OnGet([FromQuery] Guid? after, CancellationToken ct)
    {
        Book = await books.Today(ct);
        var all = db.In<IntakeKey>(caller.Scope(Can.KeepIntakeKeys)).AsNoTracking();
        if (after is { } id && new IntakeKeyId(id) is var last)
        {
            all = all.Where(k => k.Id < last);
        }

        var rows = await all.OrderByDescending(k => k.Id).Take(PageSize + 1).ToListAsync(ct);
        Next = rows.Count > PageSize ? rows[PageSize - 1].Id.Value : null;
        Keys = [.. rows.Take(PageSize)];
    }
}
