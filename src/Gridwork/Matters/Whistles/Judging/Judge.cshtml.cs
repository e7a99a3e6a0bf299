using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.Judging;

[Authorize(Policy = Can.HandleMatters)]
internal sealed class JudgePage(MatterShowing showing, JudgeWhistle judgeWhistle, Words words) : LegPage<JudgeWhistle.Form>(showing, LegAct.Judge)
{
    public IReadOnlyList<Choice> Answers => [new("true", words["leg-judge.justified"]), new("false", words["leg-judge.not-justified"])];

    protected override Task<Problem?> Run(LegId id, CancellationToken ct) => judgeWhistle.Run(id, Form, ct);
}
