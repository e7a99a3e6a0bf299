using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.Whistles.Withdrawing;

/// <summary>The unit is not needed any more.</summary>
internal sealed class WithdrawLeg(LegActs acts)
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

        return await acts.OfCaller(id, LegAct.Withdraw, form.Version, reason.Value, (leg, by) => leg.Withdraw(reason.Value, by), ct);
    }
}
