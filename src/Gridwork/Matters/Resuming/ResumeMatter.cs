using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;

namespace Gridwork.Matters.Resuming;

/// <summary>It can be solved now: the term goes on where it stood.</summary>
internal sealed class ResumeMatter(MatterActs acts, SiteClocks clocks)
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
        if (!note.Ok)
        {
            return note.Problem;
        }

        var timing = await clocks.Now(ct);
        return await acts.Do(id, Can.DispatchMatters, MatterAct.Resume, form.Version, note.Value, (matter, by) => matter.Resume(note.Value, by, timing), ct);
    }
}
