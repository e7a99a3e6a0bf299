using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Resuming;

[Authorize(Policy = Can.DispatchMatters)]
internal sealed class ResumePage(MatterShowing showing, ResumeMatter resume)
    : ActPage<ResumeMatter.Form>(showing, MatterAct.Resume, Can.DispatchMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => resume.Run(id, Form, ct);
}
