using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.Contesting;

[Authorize(Policy = Can.HandleMatters)]
internal sealed class ContestPage(MatterShowing showing, ContestLeg contestLeg) : LegPage<ContestLeg.Form>(showing, LegAct.Contest)
{
    protected override Task<Problem?> Run(LegId id, CancellationToken ct) => contestLeg.Run(id, Form, ct);
}
