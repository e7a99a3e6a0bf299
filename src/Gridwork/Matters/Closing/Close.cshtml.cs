using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Closing;

[Authorize(Policy = Can.CheckMatters)]
internal sealed class ClosePage(MatterShowing showing, CloseMatter close)
    : ActPage<CloseMatter.Form>(showing, MatterAct.Close, Can.CheckMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => close.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) => problem is ClosingConditionNotMet ? "Form.ConditionMet" : base.FieldOf(problem);
}
