using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Areas.ClosingAccount;

[Authorize(Policy = Can.ManageAccounts)]
internal sealed class CloseAccountPage(CloseAccount act, KeepAccount keep) : AccountActPage(keep)
{
    protected override string Said => "accounts.close-done";

    protected override Task<Problem?> Act(Guid id, CancellationToken ct) => act.Run(id, Form, ct);
}
