using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.GettingBack;

[Authorize(Policy = Can.DispatchMatters)]
internal sealed class GetBackPage(MatterShowing showing, GetMatterBack getMatterBack) : ActPage<GetMatterBack.Form>(showing, MatterAct.GetBack, Can.DispatchMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => getMatterBack.Run(id, Form, ct);
}
