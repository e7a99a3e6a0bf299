using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;

namespace Gridwork.Matters.Whistles.Raising;

/// <summary>A grid worker whistles. The grid head hears it first; the township acts when it is passed on.</summary>
internal sealed class RaiseWhistle(MatterActs acts)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, StringLength(1000)]
        public string? Ask { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var ask = TypedText.Required(form.Ask, "ask", 1000);
        return ask.Ok
            ? await acts.Do(id, Can.VerifyMatters, MatterAct.Raise, form.Version, ask.Value, (matter, by) => matter.Raise(ask.Value, by), ct)
            : ask.Problem;
    }
}
