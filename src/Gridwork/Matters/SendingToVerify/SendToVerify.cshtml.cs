using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.SendingToVerify;

[Authorize(Policy = Can.AcceptMatters)]
internal sealed class SendToVerifyPage(MatterShowing showing, SendMatterToVerify sendToVerify)
    : ActPage<SendMatterToVerify.Form>(showing, MatterAct.SendToVerify, Can.AcceptMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => sendToVerify.Run(id, Form, ct);
}
