using Gridwork.Kernel;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Returning;

[Authorize(Policy = Can.HandleMatters)]
internal sealed class ReturnPage(MatterShowing showing, ReturnMatter giveBack, Caller caller)
    : ActPage<ReturnMatter.Form>(showing, MatterAct.Return, Can.HandleMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => giveBack.Run(id, Form, ct);

    protected override Problem? Bar() => Shown.Matter.NotOf(caller);
}
