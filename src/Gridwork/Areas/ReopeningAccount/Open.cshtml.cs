using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Areas.ReopeningAccount;

[Authorize(Policy = Can.ManageAccounts)]
internal sealed class ReopenAccountPage(ReopenAccount act, KeepAccount keep) : AccountActPage(keep)
{
    protected override string Said => "accounts.open-done";

    protected override Task<Problem?> Act(Guid id, CancellationToken ct) => act.Run(id, Form, ct);
}
