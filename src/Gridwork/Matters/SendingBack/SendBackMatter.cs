using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;

namespace Gridwork.Matters.SendingBack;

/// <summary>Not done as it should be: the same unit again, under the same date.</summary>
internal sealed class SendBackMatter(MatterActs acts, SiteClocks clocks, CaseStandard standard)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, StringLength(TypedText.Most)]
        public string? Reason { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var reason = TypedText.Telling(form.Reason, "reason", standard.Hollow);
        if (!reason.Ok)
        {
            return reason.Problem;
        }

        var timing = await clocks.Now(ct);
        return await acts.Do(id, Can.CheckMatters, MatterAct.SendBack, form.Version, reason.Value, (matter, by) => matter.SendBack(reason.Value, by, timing), ct);
    }
}
