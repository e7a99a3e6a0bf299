using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Twins;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Joining;

[Authorize(Policy = Can.AcceptMatters)]
internal sealed class JoinPage(MatterShowing showing, JoinMatter join, AreaBooks books, Words words)
    : ActPage<JoinMatter.Form>(showing, MatterAct.Join, Can.AcceptMatters)
{
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    protected override async Task Prepare(CancellationToken ct) =>
        Choices = TwinChoices.Of(words, await books.Today(ct), await join.Choices(Shown.Matter, ct));

    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => join.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) => problem is NoSuchMain or MainHasEnded or JoinedToItself ? "Form.Number" : base.FieldOf(problem);
}
