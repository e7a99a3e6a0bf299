using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;

namespace Gridwork.Matters.Whistles.Waiving;

/// <summary>A leader lets the matter end without this unit, by name and with a reason.</summary>
internal sealed class WaiveLeg(LegActs acts, Caller caller)
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
        return reason.Ok
            ? await acts.Do(id, Can.ForceClose, LegAct.Waive, form.Version, reason.Value, (leg, by) => leg.PartOf(caller) ?? leg.Waive(reason.Value, by), ct)
            : reason.Problem;
    }
}
