using Gridwork.Kernel;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Subtasks.Adding;

[Authorize(Policy = Can.HandleMatters)]
internal sealed class AddPage(MatterShowing showing, AddSubtask add, Caller caller) : ActPage<AddSubtask.Form>(showing, MatterAct.AddSubtask, Can.HandleMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => add.Run(id, Form, ct);

    protected override Problem? Bar() => Shown.Matter.NotOf(caller);

    protected override string FieldOf(Problem problem) => problem is TooManyItems ? "Form.Items" : base.FieldOf(problem);
}
