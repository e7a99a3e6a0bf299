using Gridwork.Areas;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.PrivacyRequests.Listing;

/// <summary>Requests about personal data: those that wait in the order in which they came, those that were answered the last first.</summary>
[Authorize(Policy = Can.DecidePrivacy)]
internal sealed class PrivacyRequestsPage(GridworkDb db, Caller caller, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public sealed record Row(PrivacyRequestId Id, string Number, string MatterNumber, PrivacyKind Kind, PrivacyState State, DateTimeOffset AskedAt, DateTimeOffset Due);

    [BindProperty(SupportsGet = true, Name = "Answered")]
    public bool Answered { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGet([FromQuery] Guid? after, CancellationToken ct)
    {
        var all = db.In<PrivacyRequest>(caller.Scope(Can.DecidePrivacy)).AsNoTracking().Where(r => Answered ? r.State != PrivacyState.Asked : r.State == PrivacyState.Asked);
        if (after is { } id && new PrivacyRequestId(id) is var last)
        {
            all = Answered ? all.Where(r => r.Id < last) : all.Where(r => r.Id > last);
        }

        var rows = await (Answered ? all.OrderByDescending(r => r.Id) : all.OrderBy(r => r.Id)).Take(PageSize + 1)
            .Select(r => new Row(r.Id, r.Number, r.MatterNumber, r.Kind, r.State, r.AskedAt, r.Due)).ToListAsync(ct);
        Next = rows.Count > PageSize ? rows[PageSize - 1].Id.Value : null;
        Rows = [.. rows.Take(PageSize)];
    }
}
