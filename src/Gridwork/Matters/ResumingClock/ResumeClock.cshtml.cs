using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.ResumingClock;

[Authorize(Policy = Can.DispatchMatters)]
internal sealed class ResumeClockPage(MatterShowing showing, ResumeMatterClock resumeClock)
    : ActPage<ResumeMatterClock.Form>(showing, MatterAct.ResumeClock, Can.DispatchMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => resumeClock.Run(id, Form, ct);
}
