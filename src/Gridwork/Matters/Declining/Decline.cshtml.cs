using Gridwork.Kernel;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Declining;

[Authorize(Policy = Can.AcceptMatters)]
internal sealed class DeclinePage(MatterShowing showing, DeclineMatter decline, CaseStandard standard)
    : ActPage<DeclineMatter.Form>(showing, MatterAct.Decline, Can.AcceptMatters)
{
    public IReadOnlyList<Choice> Channels => [.. standard.Channels.Select(c => new Choice(c.Code, c.Name, c.Advice))];

    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => decline.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) => problem is NoSuchChannel ? "Form.Channel" : base.FieldOf(problem);
}
