using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Areas.TakingSecondFactor;

[Authorize(Policy = Can.ManageAccounts)]
internal sealed class TakeSecondFactorPage(TakeSecondFactor act, KeepAccount keep) : AccountActPage(keep)
{
    protected override string Said => "accounts.take-code-done";

    protected override Task<Problem?> Act(Guid id, CancellationToken ct) => act.Run(id, Form, ct);
}
