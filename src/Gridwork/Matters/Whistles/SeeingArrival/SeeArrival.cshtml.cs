using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.SeeingArrival;

[Authorize(Policy = Can.Whistle)]
internal sealed class SeeArrivalPage(MatterShowing showing, SeeArrival seeArrival, Words words) : LegPage<SeeArrival.Form>(showing, LegAct.ConfirmArrival)
{
    public IReadOnlyList<Choice> Answers => [new("true", words["leg-see-arrival.there"]), new("false", words["leg-see-arrival.not-there"])];

    protected override Task<Problem?> Run(LegId id, CancellationToken ct) => seeArrival.Run(id, Form, ct);
}
