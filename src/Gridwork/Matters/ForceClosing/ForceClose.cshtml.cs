using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.ForceClosing;

[Authorize(Policy = Can.ForceClose)]
internal sealed class ForceClosePage(MatterShowing showing, ForceCloseMatter forceClose)
    : ActPage<ForceCloseMatter.Form>(showing, MatterAct.ForceClose, Can.ForceClose)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => forceClose.Run(id, Form, ct);
}
