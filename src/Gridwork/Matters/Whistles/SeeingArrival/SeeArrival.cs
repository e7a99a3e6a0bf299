using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;

namespace Gridwork.Matters.Whistles.SeeingArrival;

/// <summary>Whoever called says whether the unit was there.</summary>
internal sealed class SeeArrival(LegActs acts, SiteClocks clocks)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required]
        public bool? There { get; set; }

        [StringLength(1000)]
        public string? Note { get; set; }
    }

    public async Task<Problem?> Run(LegId id, Form form, CancellationToken ct)
    {
        var (there, timing) = (form.There!.Value, await clocks.Now(ct));
        var note = there ? TypedText.Optional(form.Note, "note", 1000) : TypedText.Required(form.Note, "note", 1000);
        return note.Ok
            ? await acts.OfCaller(id, there ? LegAct.ConfirmArrival : LegAct.DenyArrival, form.Version, note.Value, (leg, by) => leg.SeeArrival(there, note.Value, by, timing), ct)
            : note.Problem;
    }
}
