using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.SendingBack;

/// <summary>Not done as it should be: the same unit again, under the same date.</summary>
internal sealed class SendBackMatter(MatterActs acts, CaseStandard standard)
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
        return reason.Ok
            ? await acts.Do(id, Can.CheckMatters, MatterAct.SendBack, form.Version, reason.Value, (matter, by) => matter.SendBack(reason.Value, by), ct)
            : reason.Problem;
    }
}
