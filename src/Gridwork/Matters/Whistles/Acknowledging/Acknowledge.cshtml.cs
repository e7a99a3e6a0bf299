using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.Acknowledging;

[Authorize(Policy = Can.HandleMatters)]
internal sealed class AcknowledgePage(MatterShowing showing, AcknowledgeLeg acknowledgeLeg) : LegPage<AcknowledgeLeg.Form>(showing, LegAct.Acknowledge)
{
    protected override Task<Problem?> Run(LegId id, CancellationToken ct) => acknowledgeLeg.Run(id, Form, ct);
}
