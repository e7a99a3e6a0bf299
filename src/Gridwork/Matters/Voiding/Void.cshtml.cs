using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Voiding;

[Authorize(Policy = Can.AcceptMatters)]
internal sealed class VoidPage(MatterShowing showing, VoidMatter voiding)
    : ActPage<VoidMatter.Form>(showing, MatterAct.Void, Can.AcceptMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => voiding.Run(id, Form, ct);
}
