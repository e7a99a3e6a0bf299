using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Suspending;

[Authorize(Policy = Can.DispatchMatters)]
internal sealed class SuspendPage(MatterShowing showing, SuspendMatter suspend)
    : ActPage<SuspendMatter.Form>(showing, MatterAct.Suspend, Can.DispatchMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => suspend.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) => problem is LookAgainOutOfRange ? "Form.LookAgain" : base.FieldOf(problem);
}
