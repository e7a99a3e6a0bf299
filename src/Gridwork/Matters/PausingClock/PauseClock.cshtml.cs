using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.PausingClock;

[Authorize(Policy = Can.DispatchMatters)]
internal sealed class PauseClockPage(MatterShowing showing, PauseMatterClock pauseClock)
    : ActPage<PauseMatterClock.Form>(showing, MatterAct.PauseClock, Can.DispatchMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => pauseClock.Run(id, Form, ct);
}
