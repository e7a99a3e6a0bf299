using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.Whistles.PassingOn;

/// <summary>The grid head has looked: it is as whistled, and more than the village can do.</summary>
internal sealed class PassOnWhistle(MatterActs acts)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [StringLength(1000)]
        public string? Note { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var note = TypedText.Optional(form.Note, "note", 1000);
        return note.Ok
            ? await acts.Do(id, Can.HearWhistles, MatterAct.PassOn, form.Version, note.Value, (matter, by) => matter.PassOn(note.Value, by), ct)
            : note.Problem;
    }
}
