using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Parties.Clearing;

[Authorize(Policy = Can.NameParties)]
internal sealed class ClearPartiesPage(MatterShowing showing, ClearParties clear)
    : ActPage<ClearParties.Form>(showing, MatterAct.ClearParties, Can.NameParties)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => clear.Run(id, Form, ct);
}
