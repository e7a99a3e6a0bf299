using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.Returning;

/// <summary>The dispatcher takes a matter back from its unit, for another one: the dispatch was wrong, or the unit has contested it rightly.</summary>
internal sealed class ReturnMatter(MatterActs acts, CaseStandard standard)
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
            ? await acts.Do(id, Can.DispatchMatters, MatterAct.Return, form.Version, reason.Value, (matter, by) => matter.Return(reason.Value, by), ct)
            : reason.Problem;
    }
}
