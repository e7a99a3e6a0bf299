using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;

namespace Gridwork.Matters.Whistles.RejectingAnswer;

/// <summary>What the unit did is not enough.</summary>
internal sealed class RejectAnswer(LegActs acts, SiteClocks clocks)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, StringLength(2000)]
        public string? Reason { get; set; }
    }

    public async Task<Problem?> Run(LegId id, Form form, CancellationToken ct)
    {
        var reason = TypedText.Required(form.Reason, "reason", 2000);
        if (!reason.Ok)
        {
            return reason.Problem;
        }

        var timing = await clocks.Now(ct);
        return await acts.OfCaller(id, LegAct.RejectAnswer, form.Version, reason.Value, (leg, by) => leg.RejectAnswer(reason.Value, by, timing), ct);
    }
}
