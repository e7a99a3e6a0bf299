using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.Raising;

[Authorize(Policy = Can.VerifyMatters)]
internal sealed class RaisePage(MatterShowing showing, RaiseWhistle raise) : ActPage<RaiseWhistle.Form>(showing, MatterAct.Raise, Can.VerifyMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => raise.Run(id, Form, ct);
}
