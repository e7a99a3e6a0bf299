using Gridwork.Kernel;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Accepting;

[Authorize(Policy = Can.AcceptMatters)]
internal sealed class AcceptPage(MatterShowing showing, AcceptMatter accept, CaseStandard standard)
    : ActPage<AcceptMatter.Form>(showing, MatterAct.Accept, Can.AcceptMatters)
{
    public CaseStandard Standard => standard;

    public IReadOnlyList<Choice> Conditions =>
        [.. standard.Conditions.Select(c => new Choice(c.Code, $"{c.Minor.Code} {c.Minor.Name} · {c.Condition.Limit}", $"{c.Condition.Text} → {c.Condition.Closing}"))];

    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => accept.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) => problem is NoSuchCondition ? "Form.Condition" : base.FieldOf(problem);
}
