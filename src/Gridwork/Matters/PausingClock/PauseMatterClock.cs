using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;

namespace Gridwork.Matters.PausingClock;

/// <summary>The term waits for somebody else, with the paper that says so; the work may go on.</summary>
internal sealed class PauseMatterClock(MatterActs acts, SiteClocks clocks, CaseStandard standard)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, StringLength(1000)]
        public string? Reason { get; set; }

        [Required, StringLength(200)]
        public string? Paper { get; set; }
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
        return await acts.Do(id, Can.DispatchMatters, MatterAct.PauseClock, form.Version, $"{reason.Value}\n{paper.Value}", (matter, by) =>
            matter.PauseClock(reason.Value, paper.Value, by, timing), ct);
    }
}
