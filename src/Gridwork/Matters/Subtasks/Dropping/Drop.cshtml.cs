using System.Globalization;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Subtasks.Dropping;

[Authorize(Policy = Can.HandleMatters)]
internal sealed class DropPage(MatterShowing showing, DropSubtask drop, Caller caller) : ActPage<DropSubtask.Form>(showing, MatterAct.DropSubtask, Can.HandleMatters)
{
    public IReadOnlyList<Choice> Open => [.. Shown.Matter.Subtasks.Open.Select(s => new Choice(s.Nr.ToString(CultureInfo.InvariantCulture), s.Text, s.Firm))];

    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => drop.Run(id, Form, ct);

    protected override Problem? Bar() => Shown.Matter.NotOf(caller);

    protected override string FieldOf(Problem problem) => problem is NoSuchSubtask ? "Form.Nr" : base.FieldOf(problem);
}
