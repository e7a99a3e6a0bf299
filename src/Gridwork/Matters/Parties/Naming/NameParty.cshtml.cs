using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Parties.Naming;

[Authorize(Policy = Can.NameParties)]
internal sealed class NamePartyPage(MatterShowing showing, NameParty name, PartiesOf parties, Words words)
    : ActPage<NameParty.Form>(showing, MatterAct.NameParty, Can.NameParties)
{
    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public IReadOnlyList<Party> There { get; private set; } = [];

    protected override async Task Prepare(CancellationToken ct)
    {
        There = await parties.Of(Shown.Matter.Id, ct);
        Units = [new Choice("", words["name-party.none"]), .. (await name.Units(ct)).Select(u => new Choice(u.Id.Value.ToString(), u.Name))];
        People = [new Choice("", words["name-party.none"]), .. (await name.Workers(ct)).GroupBy(w => (w.Account, w.Name)).Select(g => new Choice(g.Key.Account.ToString(), $"{g.Key.Name} {string.Join(' ', g.Select(w => w.UnitName))}".TrimEnd()))];
    }

    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => name.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) => problem is NoPartyNamed ? "Form.Unit" : base.FieldOf(problem);
}
