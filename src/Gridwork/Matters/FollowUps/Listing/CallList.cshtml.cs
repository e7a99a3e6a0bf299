using Gridwork.Areas;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.FollowUps.Listing;

/// <summary>Whom to call: reporters who have not said how it went.</summary>
[Authorize(Policy = Can.FollowUp)]
internal sealed class CallListPage(CallList list, FollowUpTerms terms, AreaBooks books) : PageModel
{
    public IReadOnlyList<CallList.Row> Rows { get; private set; } = [];

    public FollowUpDays Days { get; private set; } = null!;

    public AreaBook Book { get; private set; } = null!;

    public string? Next { get; private set; }

    public async Task OnGet([FromQuery] string? after, CancellationToken ct)
    {
        (Book, Days) = (await books.Today(ct), await terms.Now(ct));
        var rows = await list.Rows(after, ct);
        Next = rows.Count > CallList.PageSize ? CallList.Mark(rows[CallList.PageSize - 1]) : null;
        Rows = [.. rows.Take(CallList.PageSize)];
    }

    public DateOnly Until(CallList.Row row) => Matter.LastToAnswer(row.ClosedAt, Days.Answer);
}
