using Gridwork.Kernel;
using Gridwork.Matters.Parties;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Complaints.TakingUp;

[Authorize(Policy = Can.Above)]
internal sealed class TakeUpPage(MatterShowing showing, TakeUpMatter takeUp, NamedParties all, PartiesOf parties, ComplaintReading complaints, Words words)
    : ActPage<TakeUpMatter.Form>(showing, MatterAct.TakeUp, Can.Above)
{
    public PartyChoices Choices { get; private set; } = new([], []);

    public IReadOnlyList<Party> There { get; private set; } = [];

    public Complaint? Complaint { get; private set; }

    protected override async Task Prepare(CancellationToken ct)
    {
        (Complaint, There) = (await complaints.Of(Shown.Matter.Id, ct), await parties.Of(Shown.Matter.Id, ct));
        Choices = await PartyChoices.Of(all, Caller.Scope(Can.Above), words, ct);
    }

    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => takeUp.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) => problem is NoPartyNamed ? "Form.Unit" : base.FieldOf(problem);
}
