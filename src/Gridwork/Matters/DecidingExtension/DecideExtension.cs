using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;

namespace Gridwork.Matters.DecidingExtension;

/// <summary>Somebody other than who asked grants or refuses more time; what is granted counts from the old deadline.</summary>
internal sealed class DecideExtension(MatterActs acts, SiteClocks clocks)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required]
        public bool? Granted { get; set; }

        [StringLength(1000)]
        public string? Answer { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var answer = form.Granted is false ? TypedText.Required(form.Answer, "answer", 1000) : TypedText.Optional(form.Answer, "answer", 1000);
        if (!answer.Ok)
        {
            return answer.Problem;
        }

        var timing = await clocks.Now(ct);
        return await acts.Do(id, Can.DispatchMatters, MatterAct.DecideExtension, form.Version, answer.Value, (matter, by) =>
            matter.DecideExtension(form.Granted!.Value, answer.Value, by, timing), ct);
    }
}
