using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;

namespace Gridwork.Matters.Whistles.Arriving;

/// <summary>The unit says when it was there, and who came.</summary>
internal sealed class ArriveOnSite(LegActs acts)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required]
        public DateOnly? Day { get; set; }

        [Required]
        public TimeOnly? Time { get; set; }

        [Required, StringLength(200)]
        public string? Who { get; set; }
    }

    public async Task<Problem?> Run(LegId id, Form form, CancellationToken ct)
    {
        var who = TypedText.Required(form.Who, "who", 200);
        if (!who.Ok)
        {
            return who.Problem;
        }

        var at = CivilTime.At(form.Day!.Value, form.Time!.Value);
        return await acts.OfUnit(id, LegAct.Arrive, form.Version, who.Value, (leg, by) => leg.Arrive(at, who.Value, by), ct);
    }
}
