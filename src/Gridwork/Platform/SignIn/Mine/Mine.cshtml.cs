using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.SignIn.Sessions;
using Gridwork.Platform.SignIn.Unified;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Gridwork.Platform.SignIn.Mine;

/// <summary>What belongs to a person's own account: where they are signed in, its password and its second factor.</summary>
[Authorize(Policy = Own.Policy)]
internal sealed class MinePage(KeepSessions sessions, EndOtherSessions endOthers, IdleTime idle, UserManager<Account> accounts, UnifiedSignIns unified, CurrentSite site, GridworkDb db, Caller caller) : PageModel
{
    public IReadOnlyList<Session> Rows { get; private set; } = [];

    public int Minutes { get; private set; }

    public int CodesLeft { get; private set; }

    public sealed record Passkey(string Key, string Name, DateTimeOffset MadeAt);

    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    public bool HasSecondFactor => HttpContext.Features.Get<AccountStanding>() is { HasSecondFactor: true };

    /// <summary>How the unified sign-in is called; null where the site has none.</summary>
    public string? Unified => unified.Of(site)?.Name;

    public Guid? This => KeepSessions.IdOf(User);

    public async Task OnGet(CancellationToken ct)
    {
        (Rows, Minutes) = (await sessions.Of(caller.Id, ct), await idle.Minutes(ct));
        CodesLeft = HasSecondFactor && await db.FindAsync<SecondFactor>([caller.Id.Value], ct) is { } factor ? factor.CodesLeft : 0;
        if (await accounts.FindByIdAsync(caller.Id.Value.ToString()) is { } account)
        {
            Passkeys = [.. (await accounts.GetPasskeysAsync(account)).Select(p => new Passkey(WebEncoders.Base64UrlEncode(p.CredentialId), p.Name ?? "", p.CreatedAt)).OrderBy(p => p.MadeAt)];
        }
    }

    public async Task<IActionResult> OnPostEndOthers(CancellationToken ct) =>
        this.Done("/me", "mine.ended", ("count", await endOthers.Run(This, ct)));
}
