using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;

namespace Gridwork.Matters.SettlingAbove;

/// <summary>The level above did it: what it answered is written down, and the matter goes to be checked.</summary>
internal sealed class SettleMatterAbove(MatterActs acts, CaseStandard standard, SiteClocks clocks)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, StringLength(TypedText.Most)]
        public string? Report { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var report = TypedText.Telling(form.Report, "report", standard.Hollow);
        if (!report.Ok)
        {
            return report.Problem;
        }

        var timing = await clocks.Now(ct);
        return await acts.Do(id, Can.DispatchMatters, MatterAct.SettleAbove, form.Version, report.Value, (matter, by) => matter.SettleAbove(report.Value, by, timing), ct);
    }
}
