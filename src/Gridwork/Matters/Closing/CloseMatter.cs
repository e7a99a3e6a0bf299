using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.Closing;

/// <summary>Someone other than the handler has seen that the closing condition is met, and answers the resident.</summary>
internal sealed class CloseMatter(MatterActs acts, CaseStandard standard)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        public bool ConditionMet { get; set; }

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
        return await acts.Do(id, Can.CheckMatters, MatterAct.Close, form.Version, outcome.Result, (matter, by) => matter.Close(outcome, form.ConditionMet, by), ct);
    }
}
