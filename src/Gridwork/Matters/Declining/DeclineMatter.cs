using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.Declining;

/// <summary>Does not file a report, says why, and says where it belongs.</summary>
internal sealed class DeclineMatter(MatterActs acts, CaseStandard standard)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required]
        public string? Channel { get; set; }

        [Required, StringLength(1000)]
        public string? Reason { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        if (standard.Channel(form.Channel) is not { } channel)
        {
            return new NoSuchChannel();
        }

        var reason = TypedText.Telling(form.Reason, "reason", standard.Hollow, 1000);
        return reason.Ok
            ? await acts.Do(id, Can.AcceptMatters, MatterAct.Decline, form.Version, reason.Value, (matter, by) => matter.Decline(channel.Code, reason.Value, by), ct)
            : reason.Problem;
    }
}
