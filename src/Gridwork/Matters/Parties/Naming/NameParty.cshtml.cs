using Gridwork.Kernel;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Parties.Naming;

[Authorize(Policy = Can.NameParties)]
internal sealed class NamePartyPage(MatterShowing showing, NameParty name, NamedParties all, PartiesOf parties, Words words)
    : ActPage<NameParty.Form>(showing, MatterAct.NameParty, Can.NameParties)
{
    public PartyChoices Choices { get; private set; } = new([], []);

    public IReadOnlyList<Party> There { get; private set; } = [];

    protected override async Task Prepare(CancellationToken ct)
    {
        There = await parties.Of(Shown.Matter.Id, ct);
        Choices = await PartyChoices.Of(all, Caller.Scope(Can.NameParties), words, ct);
    }

    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => name.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) => problem is NoPartyNamed ? "Form.Unit" : base.FieldOf(problem);
}
