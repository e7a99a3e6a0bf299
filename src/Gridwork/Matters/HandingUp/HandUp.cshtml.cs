using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.HandingUp;

[Authorize(Policy = Can.DispatchMatters)]
internal sealed class HandUpPage(MatterShowing showing, HandUpMatter handUp) : ActPage<HandUpMatter.Form>(showing, MatterAct.HandUp, Can.DispatchMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => handUp.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) => problem is LookAgainOutOfRange ? "Form.AskAgain" : base.FieldOf(problem);
}
