using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.HandingUp;

/// <summary>Beyond what the township may do: the level above gets it, with the paper and the day to ask again.</summary>
internal sealed class HandUpMatter(MatterActs acts, CaseStandard standard)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, StringLength(60)]
        public string? To { get; set; }

        [Required, StringLength(200)]
        public string? Paper { get; set; }

        [Required, StringLength(1000)]
        public string? Reason { get; set; }

        [Required]
        public DateOnly? AskAgain { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var to = TypedText.Required(form.To, "to", 60);
        var paper = TypedText.Required(form.Paper, "paper", 200);
        var reason = TypedText.Telling(form.Reason, "reason", standard.Hollow, 1000);
        return to.Ok && paper.Ok && reason.Ok
            ? await acts.Do(id, Can.DispatchMatters, MatterAct.HandUp, form.Version, $"{reason.Value}\n{paper.Value}", (matter, by) =>
                matter.HandUp(to.Value, paper.Value, reason.Value, form.AskAgain!.Value, by), ct)
            : to.Problem ?? paper.Problem ?? reason.Problem;
    }
}
