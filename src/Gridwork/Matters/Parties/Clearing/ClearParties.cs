using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;

namespace Gridwork.Matters.Parties.Clearing;

/// <summary>It is about nobody who works here after all: everybody sees it again as far as they may.</summary>
internal sealed class ClearParties(GridworkDb db, MatterActs acts, PartiesOf parties, CaseStandard standard)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, StringLength(1000)]
        public string? Reason { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var reason = TypedText.Telling(form.Reason, "reason", standard.Hollow, 1000);
        if (!reason.Ok)
        {
            return reason.Problem;
        }

        var there = await parties.Of(id, ct);
        return await acts.Do(id, Can.NameParties, MatterAct.ClearParties, form.Version, reason.Value, (matter, by) =>
        {
            var refused = there.Count == 0 ? new NoPartyNamed() : matter.ClearParties(reason.Value, by);
            if (refused is null)
            {
                db.RemoveRange(there);
            }

            return refused;
        }, ct);
    }
}
