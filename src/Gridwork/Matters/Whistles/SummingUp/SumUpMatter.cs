using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;

namespace Gridwork.Matters.Whistles.SummingUp;

/// <summary>Reports the whole of a matter that several units worked on and none has alone.</summary>
internal sealed class SumUpMatter(MatterActs acts, SiteClocks clocks, CaseStandard standard)
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
        return await acts.Do(id, Can.Whistle, MatterAct.SumUp, form.Version, report.Value, (matter, by) => matter.SumUp(report.Value, by, timing), ct);
    }
}
