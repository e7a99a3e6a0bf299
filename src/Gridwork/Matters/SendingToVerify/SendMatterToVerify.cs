using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;

namespace Gridwork.Matters.SendingToVerify;

/// <summary>Somebody of the grid goes and looks before it is filed.</summary>
internal sealed class SendMatterToVerify(MatterActs acts, SiteClocks clocks)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [StringLength(1000)]
        public string? Request { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var request = TypedText.Optional(form.Request, "request", 1000);
        if (!request.Ok)
        {
            return request.Problem;
        }

        var timing = await clocks.Now(ct);
        return await acts.Do(id, Can.AcceptMatters, MatterAct.SendToVerify, form.Version, request.Value, (matter, by) => matter.SendToVerify(request.Value, by, timing), ct);
    }
}
