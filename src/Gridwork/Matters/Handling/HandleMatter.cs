using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;
using Gridwork.Platform;

namespace Gridwork.Matters.Handling;

/// <summary>The work is done, in words that say what was done.</summary>
internal sealed class HandleMatter(MatterActs acts, SiteClocks clocks, Caller caller, CaseStandard standard)
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
        return await acts.Do(id, Can.HandleMatters, MatterAct.Handle, form.Version, report.Value, (matter, by) =>
            matter.NotOf(caller) ?? matter.Handle(report.Value, by, timing), ct);
    }
}
