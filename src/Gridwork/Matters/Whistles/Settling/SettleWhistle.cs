using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.Whistles.Settling;

/// <summary>The grid head settles it on the spot, and the resident gets an answer.</summary>
internal sealed class SettleWhistle(MatterActs acts, CaseStandard standard)
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
        return !result.Ok ? result.Problem : !answer.Ok ? answer.Problem
            : await acts.Do(id, Can.HearWhistles, MatterAct.Settle, form.Version, result.Value, (matter, by) => matter.Settle(new Outcome(result.Value, answer.Value), by), ct);
    }
}
