using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.Answering;

[Authorize(Policy = Can.HandleMatters)]
internal sealed class AnswerPage(MatterShowing showing, AnswerLeg answerLeg) : LegPage<AnswerLeg.Form>(showing, LegAct.Answer)
{
    protected override Task<Problem?> Run(LegId id, CancellationToken ct) => answerLeg.Run(id, Form, ct);
}
