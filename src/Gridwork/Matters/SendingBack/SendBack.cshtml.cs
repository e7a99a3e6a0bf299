using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.SendingBack;

[Authorize(Policy = Can.CheckMatters)]
internal sealed class SendBackPage(MatterShowing showing, SendBackMatter sendBack)
    : ActPage<SendBackMatter.Form>(showing, MatterAct.SendBack, Can.CheckMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => sendBack.Run(id, Form, ct);
}
