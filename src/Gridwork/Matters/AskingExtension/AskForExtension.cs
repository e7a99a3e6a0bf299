using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;

namespace Gridwork.Matters.AskingExtension;

/// <summary>The unit asks for more time, before the deadline.</summary>
internal sealed class AskForExtension(MatterActs acts, Caller caller, CaseStandard standard)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, Range(1, 365)]
        public int? Count { get; set; }

        [Required, StringLength(1000)]
        public string? Reason { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var reason = TypedText.Telling(form.Reason, "reason", standard.Hollow, 1000);
        return reason.Ok
            ? await acts.Do(id, Can.HandleMatters, MatterAct.AskExtension, form.Version, reason.Value, (matter, by) =>
                matter.NotOf(caller) ?? matter.AskExtension(form.Count!.Value, reason.Value, by), ct)
            : reason.Problem;
    }
}
