using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.Withdrawing;

[Authorize(Policy = Can.Whistle)]
internal sealed class WithdrawPage(MatterShowing showing, WithdrawLeg withdrawLeg) : LegPage<WithdrawLeg.Form>(showing, LegAct.Withdraw)
{
    protected override Task<Problem?> Run(LegId id, CancellationToken ct) => withdrawLeg.Run(id, Form, ct);
}
