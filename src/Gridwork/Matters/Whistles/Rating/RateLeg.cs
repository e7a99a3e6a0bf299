using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.Whistles.Rating;

/// <summary>Whoever called says whether it is solved; with that the leg ends.</summary>
internal sealed class RateLeg(LegActs acts)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required]
        public Solved? Solved { get; set; }

        [StringLength(1000)]
        public string? Note { get; set; }
    }

    public async Task<Problem?> Run(LegId id, Form form, CancellationToken ct)
    {
        var solved = form.Solved!.Value;
        var note = solved is Solved.Yes ? TypedText.Optional(form.Note, "note", 1000) : TypedText.Required(form.Note, "note", 1000);
        return note.Ok
            ? await acts.OfCaller(id, LegAct.Rate, form.Version, note.Value, (leg, by) => leg.Rate(solved, note.Value, by), ct)
            : note.Problem;
    }
}
