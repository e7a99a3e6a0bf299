using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Verifying;

[Authorize(Policy = Can.VerifyMatters)]
internal sealed class VerifyPage(MatterShowing showing, VerifyMatter verify, Words words)
    : ActPage<VerifyMatter.Form>(showing, MatterAct.Verify, Can.VerifyMatters)
{
    public IReadOnlyList<Choice> Answers => [new("true", words["verify.is-so"]), new("false", words["verify.is-not-so"])];

    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => verify.Run(id, Form, ct);
}
