using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.GettingBack;

/// <summary>It came back from the level above undone: the dispatcher has it again.</summary>
internal sealed class GetMatterBack(MatterActs acts, CaseStandard standard)
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
            ? await acts.Do(id, Can.DispatchMatters, MatterAct.GetBack, form.Version, reason.Value, (matter, by) => matter.GetBack(reason.Value, by), ct)
            : reason.Problem;
    }
}
