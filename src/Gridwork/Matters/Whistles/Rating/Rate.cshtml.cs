using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.Rating;

[Authorize(Policy = Can.Whistle)]
internal sealed class RatePage(MatterShowing showing, RateLeg rateLeg, Words words) : LegPage<RateLeg.Form>(showing, LegAct.Rate)
{
    public IReadOnlyList<Choice> Answers => Choice.Of<Solved>(words);

    protected override Task<Problem?> Run(LegId id, CancellationToken ct) => rateLeg.Run(id, Form, ct);
}
