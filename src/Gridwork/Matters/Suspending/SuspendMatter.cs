using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;

namespace Gridwork.Matters.Suspending;

/// <summary>Cannot be solved yet: it stands, with the paper that says why and the day to look at it again.</summary>
internal sealed class SuspendMatter(MatterActs acts, SiteClocks clocks, CaseStandard standard)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, StringLength(1000)]
        public string? Reason { get; set; }

        [Required, StringLength(200)]
        public string? Paper { get; set; }

        [Required]
        public DateOnly? LookAgain { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var reason = TypedText.Telling(form.Reason, "reason", standard.Hollow, 1000);
        var paper = TypedText.Required(form.Paper, "paper", 200);
        if (!reason.Ok || !paper.Ok)
        {
            return reason.Problem ?? paper.Problem;
        }

        var timing = await clocks.Now(ct);
        return await acts.Do(id, Can.DispatchMatters, MatterAct.Suspend, form.Version, $"{reason.Value}\n{paper.Value}", (matter, by) =>
            matter.Suspend(reason.Value, paper.Value, form.LookAgain!.Value, by, timing), ct);
    }
}
