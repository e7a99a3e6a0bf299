using Gridwork.Kernel;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.AskingExtension;

[Authorize(Policy = Can.HandleMatters)]
internal sealed class AskExtensionPage(MatterShowing showing, AskForExtension askExtension, Caller caller, Words words)
    : ActPage<AskForExtension.Form>(showing, MatterAct.AskExtension, Can.HandleMatters)
{
    public string Most => Shown.Matter.Promise is { } promise
        ? words["ask-extension.most", ("count", promise.Count), ("unit", words[$"clock.unit.{promise.Unit}"]), ("times", Contracts.TermClock.MostExtensions)]
        : "";

    protected override Problem? Bar() => Shown.Matter.NotOf(caller);

    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => askExtension.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) => problem is ExtensionTooLong ? "Form.Count" : base.FieldOf(problem);
}
