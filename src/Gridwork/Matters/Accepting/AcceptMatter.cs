using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Standards;

namespace Gridwork.Matters.Accepting;

/// <summary>Files a report under a condition of the case standard, which stays with it as it reads today.</summary>
internal sealed class AcceptMatter(MatterActs acts, SiteStandard standard)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required]
        public string? Condition { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct) => (await standard.Today(ct)).Condition(form.Condition) is { Filing: var filing }
        ? await acts.Do(id, Can.AcceptMatters, MatterAct.Accept, form.Version, filing.Line, (matter, by) => matter.Accept(filing, by), ct)
        : new NoSuchCondition();
}
