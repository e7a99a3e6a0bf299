using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.Whistles.Answering;

/// <summary>What the unit did.</summary>
internal sealed class AnswerLeg(LegActs acts, CaseStandard standard)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, StringLength(TypedText.Most)]
        public string? Result { get; set; }
    }

    public async Task<Problem?> Run(LegId id, Form form, CancellationToken ct)
    {
        var result = TypedText.Telling(form.Result, "result", standard.Hollow);
        if (!result.Ok)
        {
            return result.Problem;
        }

        return await acts.OfUnit(id, LegAct.Answer, form.Version, result.Value, (leg, by) => leg.Answer(result.Value, by), ct);
    }
}
