using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;
using Gridwork.Platform;

namespace Gridwork.Matters.Contesting;

/// <summary>The unit says that it is not its duty, why, and on what that rests. It stays responsible until that is decided.</summary>
internal sealed class ContestMatter(MatterActs acts, SiteClocks clocks, Caller caller)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, StringLength(2000)]
        public string? Reason { get; set; }

        [Required, StringLength(2000)]
        public string? Evidence { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var reason = TypedText.Required(form.Reason, "reason", 2000);
        var evidence = TypedText.Required(form.Evidence, "evidence", 2000);
        if (!(reason.Ok && evidence.Ok))
        {
            return reason.Problem ?? evidence.Problem;
        }

        var timing = await clocks.Now(ct);
        return await acts.Do(id, Can.HandleMatters, MatterAct.Contest, form.Version, $"{reason.Value}\n{evidence.Value}", (matter, by) =>
            matter.NotOf(caller) ?? matter.ContestIt(reason.Value, evidence.Value, by, timing), ct);
    }
}
