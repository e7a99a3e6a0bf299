using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;

namespace Gridwork.Matters.Ruling;

/// <summary>A third person rules whether the unit is the right one.</summary>
internal sealed class RuleOnMatter(MatterActs acts, Caller caller)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required]
        public bool? Upheld { get; set; }

        [Required, StringLength(2000)]
        public string? Ruling { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var ruling = TypedText.Required(form.Ruling, "ruling", 2000);
        var upheld = form.Upheld!.Value;
        return ruling.Ok
            ? await acts.Do(id, Can.Arbitrate, upheld ? MatterAct.Uphold : MatterAct.Overrule, form.Version, ruling.Value, (matter, by) =>
                matter.PartOf(caller) ?? matter.Rule(upheld, ruling.Value, by), ct)
            : ruling.Problem;
    }
}
