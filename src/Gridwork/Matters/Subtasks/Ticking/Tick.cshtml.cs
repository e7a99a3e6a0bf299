using Gridwork.Kernel;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Subtasks.Ticking;

[Authorize(Policy = Can.HandleMatters)]
internal sealed class TickPage(MatterShowing showing, TickSubtasks tick, Caller caller) : ActPage<TickSubtasks.Form>(showing, MatterAct.TickSubtasks, Can.HandleMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => tick.Run(id, Form, ct);

    protected override Problem? Bar() => Shown.Matter.NotOf(caller);
}
