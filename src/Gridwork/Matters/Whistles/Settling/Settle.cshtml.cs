using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.Settling;

[Authorize(Policy = Can.HearWhistles)]
internal sealed class SettlePage(MatterShowing showing, SettleWhistle settle) : ActPage<SettleWhistle.Form>(showing, MatterAct.Settle, Can.HearWhistles)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => settle.Run(id, Form, ct);
}
