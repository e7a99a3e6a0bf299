using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Joining;

namespace Gridwork.Matters.Voiding;

/// <summary>Reported by mistake, twice or as a trial: it ends with the reason, and its number stays.</summary>
internal sealed class VoidMatter(MatterActs acts, MembersOfMain members, CaseStandard standard)
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
        if (await members.Count(id, ct) is > 0 and var joined)
        {
            return new OthersJoined(joined);
        }

        return reason.Ok
            ? await acts.Do(id, Can.AcceptMatters, MatterAct.Void, form.Version, reason.Value, (matter, by) => matter.Void(reason.Value, by), ct)
            : reason.Problem;
    }
}
