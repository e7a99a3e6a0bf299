using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.RejectingAnswer;

[Authorize(Policy = Can.Whistle)]
internal sealed class RejectAnswerPage(MatterShowing showing, RejectAnswer reject) : LegPage<RejectAnswer.Form>(showing, LegAct.RejectAnswer)
{
    protected override Task<Problem?> Run(LegId id, CancellationToken ct) => reject.Run(id, Form, ct);
}
