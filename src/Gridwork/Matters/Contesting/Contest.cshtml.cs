using Gridwork.Kernel;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Contesting;

[Authorize(Policy = Can.HandleMatters)]
internal sealed class ContestPage(MatterShowing showing, ContestMatter contest, Caller caller) : ActPage<ContestMatter.Form>(showing, MatterAct.Contest, Can.HandleMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => contest.Run(id, Form, ct);

    protected override Problem? Bar() => Shown.Matter.NotOf(caller);
}
