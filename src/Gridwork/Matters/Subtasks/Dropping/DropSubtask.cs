using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;

namespace Gridwork.Matters.Subtasks.Dropping;

/// <summary>A part of the work that is not needed any more.</summary>
internal sealed class DropSubtask(MatterActs acts, Caller caller)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required]
        public int? Nr { get; set; }

        [Required, StringLength(500)]
        public string? Reason { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var reason = TypedText.Required(form.Reason, "reason", 500);
        return reason.Ok
            ? await acts.Do(id, Can.HandleMatters, MatterAct.DropSubtask, form.Version, reason.Value, (matter, by) => matter.NotOf(caller) ?? matter.DropSubtask(form.Nr!.Value, reason.Value, by), ct)
            : reason.Problem;
    }
}
