using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.SettlingAbove;

[Authorize(Policy = Can.DispatchMatters)]
internal sealed class SettleAbovePage(MatterShowing showing, SettleMatterAbove settleMatterAbove) : ActPage<SettleMatterAbove.Form>(showing, MatterAct.SettleAbove, Can.DispatchMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => settleMatterAbove.Run(id, Form, ct);
}
