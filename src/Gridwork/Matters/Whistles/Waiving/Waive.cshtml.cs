using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.Waiving;

[Authorize(Policy = Can.ForceClose)]
internal sealed class WaivePage(MatterShowing showing, WaiveLeg waiveLeg) : LegPage<WaiveLeg.Form>(showing, LegAct.Waive)
{
    protected override Task<Problem?> Run(LegId id, CancellationToken ct) => waiveLeg.Run(id, Form, ct);
}
