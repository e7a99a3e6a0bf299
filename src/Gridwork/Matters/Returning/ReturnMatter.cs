using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;

namespace Gridwork.Matters.Returning;

/// <summary>Not ours: back to the dispatcher, with the reason written.</summary>
internal sealed class ReturnMatter(MatterActs acts, Caller caller, CaseStandard standard)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, StringLength(TypedText.Most)]
        public string? Reason { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var reason = TypedText.Telling(form.Reason, "reason", standard.Hollow);
        return reason.Ok
            ? await acts.Do(id, Can.HandleMatters, MatterAct.Return, form.Version, reason.Value, (matter, by) =>
                matter.NotOf(caller) ?? matter.Return(reason.Value, by), ct)
            : reason.Problem;
    }
}
