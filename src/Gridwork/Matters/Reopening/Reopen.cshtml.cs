using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Reopening;

[Authorize(Policy = Can.DispatchMatters)]
internal sealed class ReopenPage(MatterShowing showing, ReopenMatter reopen)
    : ActPage<ReopenMatter.Form>(showing, MatterAct.Reopen, Can.DispatchMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => reopen.Run(id, Form, ct);
}
