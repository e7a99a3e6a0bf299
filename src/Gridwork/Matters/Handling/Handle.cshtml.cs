using Gridwork.Kernel;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Handling;

[Authorize(Policy = Can.HandleMatters)]
internal sealed class HandlePage(MatterShowing showing, HandleMatter handle, Caller caller)
    : ActPage<HandleMatter.Form>(showing, MatterAct.Handle, Can.HandleMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => handle.Run(id, Form, ct);

    protected override Problem? Bar() => Shown.Matter.NotOf(caller);
}
