using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.Whistles.Judging;

/// <summary>The unit says whether it was rightly called: the other half of the marks.</summary>
internal sealed class JudgeWhistle(LegActs acts)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required]
        public bool? Justified { get; set; }

        [StringLength(1000)]
        public string? Note { get; set; }
    }

    public async Task<Problem?> Run(LegId id, Form form, CancellationToken ct)
    {
        var justified = form.Justified!.Value;
        var note = justified ? TypedText.Optional(form.Note, "note", 1000) : TypedText.Required(form.Note, "note", 1000);
        return note.Ok
            ? await acts.OfUnit(id, LegAct.Judge, form.Version, note.Value, (leg, by) => leg.Judge(justified, note.Value, by), ct)
            : note.Problem;
    }
}
