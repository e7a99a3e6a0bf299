using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.Ruling;

[Authorize(Policy = Can.Arbitrate)]
internal sealed class RulePage(MatterShowing showing, RuleOnContest ruleOnContest, Words words) : LegPage<RuleOnContest.Form>(showing, LegAct.Overrule)
{
    public IReadOnlyList<Choice> Answers => [new("true", words["leg-rule.upheld"]), new("false", words["leg-rule.overruled"])];

    protected override Task<Problem?> Run(LegId id, CancellationToken ct) => ruleOnContest.Run(id, Form, ct);
}
