using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;

namespace Gridwork.Matters.Separating;

/// <summary>Undoes a join: the report goes its own way again.</summary>
internal sealed class SeparateMatter(MatterActs acts, SiteClocks clocks, CaseStandard standard)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, StringLength(1000)]
        public string? Reason { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var reason = TypedText.Telling(form.Reason, "reason", standard.Hollow, 1000);
        if (!reason.Ok)
        {
            return reason.Problem;
        }

        var timing = await clocks.Now(ct);
        return await acts.Do(id, Can.AcceptMatters, MatterAct.Separate, form.Version, reason.Value, (matter, by) => matter.Separate(reason.Value, by, timing), ct);
    }
}
