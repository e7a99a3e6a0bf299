using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.PassingOn;

[Authorize(Policy = Can.HearWhistles)]
internal sealed class PassOnPage(MatterShowing showing, PassOnWhistle passOn) : ActPage<PassOnWhistle.Form>(showing, MatterAct.PassOn, Can.HearWhistles)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => passOn.Run(id, Form, ct);
}
