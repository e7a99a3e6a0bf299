using System.Globalization;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Subtasks.GivingLink;

[Authorize(Policy = Can.HandleMatters)]
internal sealed class LinkPage(MatterShowing showing, LinkSubtask giveLink, Caller caller) : ActPage<LinkSubtask.Form>(showing, MatterAct.LinkSubtask, Can.HandleMatters)
{
    private string address = "";

    public IReadOnlyList<Choice> Open => [.. Shown.Matter.Subtasks.Open.Where(s => s.Firm is not null).Select(s => new Choice(s.Nr.ToString(CultureInfo.InvariantCulture), s.Firm!, s.Text))];

    protected override (string, object?)[] SaidOf => [("link", $"{Request.Scheme}://{Request.Host}{address}")];

    protected override async Task<Problem?> Run(MatterId id, CancellationToken ct)
    {
        var given = await giveLink.Run(id, Form, ct);
        address = given.Ok ? given.Value : "";
        return given.Problem;
    }

    protected override Problem? Bar() => Shown.Matter.NotOf(caller);

    protected override string FieldOf(Problem problem) => problem switch
    {
        NoSuchSubtask => "Form.Nr",
        LinkDaysOutOfRange => "Form.Days",
        _ => base.FieldOf(problem),
    };
}
