using Gridwork.Kernel;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Taking;

[Authorize(Policy = Can.HandleMatters)]
internal sealed class TakePage(MatterShowing showing, TakeMatter take, Caller caller)
    : ActPage<TakeMatter.Form>(showing, MatterAct.Take, Can.HandleMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => take.Run(id, Form, ct);

    protected override Problem? Bar() => Shown.Matter.NotOf(caller);
}
