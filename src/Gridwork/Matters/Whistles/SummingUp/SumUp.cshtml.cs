using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.SummingUp;

[Authorize(Policy = Can.Whistle)]
internal sealed class SumUpPage(MatterShowing showing, SumUpMatter sumUp) : ActPage<SumUpMatter.Form>(showing, MatterAct.SumUp, Can.Whistle)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => sumUp.Run(id, Form, ct);
}
