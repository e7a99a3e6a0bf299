using System.Collections.Concurrent;
using Gridwork.Platform.Sites;

namespace Gridwork.Platform.Jobs;

/// <summary>A rehearsal of what must not fail unseen. It runs in a scope of the site and may be run at any time.</summary>
/// <param name="Name">Its name in the words is <c>selftest.NAME</c>.</param>
/// <param name="Run">Gives back what is wrong; nothing, when all is well.</param>
public sealed record SelfTest(string Name, Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<Finding>>> Run);

/// <summary>What a self-test found.</summary>
/// <param name="Word">Key of its sentence.</param>
public sealed record Finding(string Word, int Count = 0, string Detail = "");

/// <summary>How a self-test ended the last time.</summary>
public sealed record SelfTestOutcome(string Name, DateTimeOffset At, IReadOnlyList<Finding> Findings);

/// <summary>The outcomes since this program started, of each site. Another node has its own.</summary>
internal sealed class SelfTestOutcomes
{
    private readonly ConcurrentDictionary<(string Site, string Name), SelfTestOutcome> last = new();

    public SelfTestOutcome? Of(Site site, SelfTest test) => last.GetValueOrDefault((site.Code, test.Name));

    public void Keep(Site site, SelfTestOutcome outcome) => last[(site.Code, outcome.Name)] = outcome;
}

/// <summary>Runs every self-test of the site: in its first round after the start, and then each hour.</summary>
internal sealed partial class RunSelfTests(
    IReadOnlyList<SelfTest> tests, SelfTestOutcomes outcomes, CurrentSite site, IServiceProvider services, Words words, TimeProvider clock, ILogger<RunSelfTests> log)
{
    public async Task Run(CancellationToken ct)
    {
        foreach (var test in tests)
        {
            var findings = await Try(test, ct);
            outcomes.Keep(site.Value, new SelfTestOutcome(test.Name, clock.GetUtcNow(), findings));
            foreach (var finding in findings)
            {
                Found(log, test.Name, site.Value.Code, words[finding.Word, ("count", finding.Count), ("detail", finding.Detail)]);
            }
        }
    }

    private async Task<IReadOnlyList<Finding>> Try(SelfTest test, CancellationToken ct)
    {
        try
        {
            return await test.Run(services, ct);
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            return [new Finding("selftest.failed", Detail: $"{failed.GetType().Name}: {failed.Message}")];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Self-test {Test} of site {Site}: {Finding}")]
    private static partial void Found(ILogger log, string test, string site, string finding);
}
