using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;

namespace Gridwork.Matters.ResumingClock;

/// <summary>What the term waited for has come: it goes on.</summary>
internal sealed class ResumeMatterClock(MatterActs acts, SiteClocks clocks)
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
        return await acts.Do(id, Can.DispatchMatters, MatterAct.ResumeClock, form.Version, note.Value, (matter, by) => matter.ResumeClock(note.Value, by, timing), ct);
    }
}
