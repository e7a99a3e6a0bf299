using Gridwork.Kernel;
using Gridwork.Platform;

namespace Gridwork.Matters.Taking;

/// <summary>The unit begins: from here on it names who does the work.</summary>
internal sealed class TakeMatter(MatterActs acts, Caller caller)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }
    }

    public Task<Problem?> Run(MatterId id, Form form, CancellationToken ct) =>
        acts.Do(id, Can.HandleMatters, MatterAct.Take, form.Version, note: null, (matter, by) => matter.NotOf(caller) ?? matter.Take(by), ct);
}
