using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.DecidingExtension;

[Authorize(Policy = Can.DispatchMatters)]
internal sealed class DecideExtensionPage(MatterShowing showing, DecideExtension decideExtension, Words words)
    : ActPage<DecideExtension.Form>(showing, MatterAct.DecideExtension, Can.DispatchMatters)
{
    public IReadOnlyList<Choice> Answers => [new("true", words["decide-extension.grant"]), new("false", words["decide-extension.refuse"])];

    public Contracts.Extension? Asked => Shown.Matter.Handling?.Asked;

    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => decideExtension.Run(id, Form, ct);
}
