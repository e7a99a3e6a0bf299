using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.Whistles.Acknowledging;

/// <summary>The unit says that it comes.</summary>
internal sealed class AcknowledgeLeg(LegActs acts)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [StringLength(1000)]
        public string? Note { get; set; }
    }

    public async Task<Problem?> Run(LegId id, Form form, CancellationToken ct)
    {
        var note = TypedText.Optional(form.Note, "note", 1000);
        if (!note.Ok)
        {
            return note.Problem;
        }

        return await acts.OfUnit(id, LegAct.Acknowledge, form.Version, note.Value, (leg, by) => leg.Acknowledge(note.Value, by), ct);
    }
}
