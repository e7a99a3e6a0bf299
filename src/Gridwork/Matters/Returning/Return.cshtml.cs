using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Returning;

[Authorize(Policy = Can.DispatchMatters)]
internal sealed class ReturnPage(MatterShowing showing, ReturnMatter takeBack)
    : ActPage<ReturnMatter.Form>(showing, MatterAct.Return, Can.DispatchMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => takeBack.Run(id, Form, ct);
}
