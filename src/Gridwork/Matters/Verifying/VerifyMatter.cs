using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.Verifying;

/// <summary>What was found on site, and whether it is as reported.</summary>
internal sealed class VerifyMatter(MatterActs acts, CaseStandard standard)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required]
        public bool? IsSo { get; set; }

        [Required, StringLength(TypedText.Most)]
        public string? Report { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var report = TypedText.Telling(form.Report, "report", standard.Hollow);
        return report.Ok
            ? await acts.Do(id, Can.VerifyMatters, MatterAct.Verify, form.Version, report.Value, (matter, by) => matter.Verify(form.IsSo!.Value, report.Value, by), ct)
            : report.Problem;
    }
}
