using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Separating;

[Authorize(Policy = Can.AcceptMatters)]
internal sealed class SeparatePage(MatterShowing showing, SeparateMatter separate)
    : ActPage<SeparateMatter.Form>(showing, MatterAct.Separate, Can.AcceptMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => separate.Run(id, Form, ct);
}
