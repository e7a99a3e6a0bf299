using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.ForceClosing;

/// <summary>A leader ends it although its closing condition is not met, says why, and answers the resident.</summary>
internal sealed class ForceCloseMatter(MatterActs acts, CaseStandard standard)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, StringLength(TypedText.Most)]
        public string? Result { get; set; }

        [Required, StringLength(TypedText.Most)]
        public string? Answer { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var result = TypedText.Telling(form.Result, "result", standard.Hollow);
        var answer = TypedText.Telling(form.Answer, "answer", standard.Hollow);
        if (!result.Ok || !answer.Ok)
        {
            return result.Problem ?? answer.Problem;
        }

        var outcome = new Outcome(result.Value, answer.Value);
        return await acts.Do(id, Can.ForceClose, MatterAct.ForceClose, form.Version, outcome.Result, (matter, by) => matter.ForceClose(outcome, by), ct);
    }
}
