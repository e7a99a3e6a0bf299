using Gridwork.Kernel;
using Gridwork.Matters.Dispatching;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.Reassigning;

[Authorize(Policy = Can.Whistle)]
internal sealed class ReassignPage(MatterShowing showing, ReassignLeg reassign, DispatchMatter dispatch) : LegPage<ReassignLeg.Form>(showing, LegAct.Reassign)
{
    public IReadOnlyList<Choice> Units { get; private set; } = [];

    protected override async Task Prepare(CancellationToken ct)
    {
        Units = [.. (await dispatch.Choices(Leg!.Area, ct)).Where(u => u.Id != Leg.Unit).Select(u => new Choice(u.Id.Value.ToString(), u.Name, u.LegalName))];
        Form.Task ??= Leg.Task;
    }

    protected override Task<Problem?> Run(LegId id, CancellationToken ct) => reassign.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) =>
        problem is CalledTwice or UnitEnded or UnitOutside or UnitServesElsewhere ? "Form.Unit" : base.FieldOf(problem);
}
