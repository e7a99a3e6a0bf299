using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Ruling;

[Authorize(Policy = Can.Arbitrate)]
internal sealed class RulePage(MatterShowing showing, RuleOnMatter rule, Caller caller, Words words) : ActPage<RuleOnMatter.Form>(showing, MatterAct.Overrule, Can.Arbitrate)
{
    public IReadOnlyList<Choice> Answers => [new("true", words["leg-rule.upheld"]), new("false", words["leg-rule.overruled"])];

    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => rule.Run(id, Form, ct);

    protected override string Said => $"matter.done.{(Form.Upheld is true ? MatterAct.Uphold : MatterAct.Overrule)}";

    protected override Problem? Bar() => Shown.Matter.PartOf(caller);
}
