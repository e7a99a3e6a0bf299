using Gridwork.Platform.SignIn.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn.Mine;

/// <summary>What belongs to a person's own account: where they are signed in.</summary>
[Authorize(Policy = Own.Policy)]
internal sealed class MinePage(KeepSessions sessions, EndOtherSessions endOthers, IdleTime idle, Caller caller) : PageModel
{
    public IReadOnlyList<Session> Rows { get; private set; } = [];

    public int Minutes { get; private set; }

    public Guid? This => KeepSessions.IdOf(User);

    public async Task OnGet(CancellationToken ct) => (Rows, Minutes) = (await sessions.Of(caller.Id, ct), await idle.Minutes(ct));

    public async Task<IActionResult> OnPostEndOthers(CancellationToken ct) =>
        this.Done("/me", "mine.ended", ("count", await endOthers.Run(This, ct)));
}
