using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>Who can sign in, by sign-in name, fifty at a time.</summary>
[Authorize(Policy = Can.ManageAccounts)]
internal sealed class AccountsPage(GridworkDb db, Caller caller, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public sealed record Row(Guid Id, string Name, string User, DateTimeOffset? Closed, bool HasPassword, bool HasCode, bool HasPasskey);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public async Task OnGet(CancellationToken ct)
    {
        var accounts = db.AccountsIn(caller.Scope(Can.ManageAccounts), CivilTime.DayOf(clock.GetUtcNow())).AsNoTracking();
        if (After is { Length: > 0 } last)
        {
#pragma warning disable CA1309 // The database compares, in the order in which it sorts.
            accounts = accounts.Where(a => string.Compare(a.NormalizedUserName, last) > 0);
#pragma warning restore CA1309
        }

        // Everywhere: an account's own.
        var passkeys = db.Everywhere<IdentityUserPasskey<Guid>>();
        var rows = await accounts.OrderBy(a => a.NormalizedUserName).Take(PageSize + 1)
            .Select(a => new { a.NormalizedUserName, Row = new Row(a.Id, a.Name, a.UserName!, a.ClosedAt, a.PasswordHash != null, a.TwoFactorEnabled, passkeys.Any(p => p.UserId == a.Id)) }).ToListAsync(ct);
        Next = rows.Count > PageSize ? rows[PageSize - 1].NormalizedUserName : null;
        Rows = [.. rows.Take(PageSize).Select(r => r.Row)];
    }
}
