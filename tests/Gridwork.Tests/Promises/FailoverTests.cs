using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gridwork.Kernel;
using Gridwork.Platform.Sites;

namespace Gridwork.Tests.Promises;

/// <summary>
/// The built program on PostgreSQL on two nodes (Patroni, <c>tools/patroni</c>), of which the one that leads is lost again and again while
/// residents report. Only when <c>GRIDWORK_FAILOVER</c> says how often; <c>./bench FAILOVER</c> does.
/// </summary>
public sealed class FailoverTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly int Failovers = int.Parse(Environment.GetEnvironmentVariable("GRIDWORK_FAILOVER") ?? "0", CultureInfo.InvariantCulture);

    private readonly string pair = Path.Combine(Path.GetTempPath(), $"pair-{Guid.CreateVersion7():N}"); // PostgreSQL's own user must reach it
    private readonly Residents residents = new(many: 3, pause: TimeSpan.FromMilliseconds(200), mayBeAway: true);

    [Fact]
    public async Task A_node_that_is_lost_is_followed_by_the_other_in_half_a_minute_and_nothing_acknowledged_is_lost()
    {
        Assert.SkipWhen(Failovers == 0, "Takes minutes and wants Patroni: run ./bench FAILOVER, or set GRIDWORK_FAILOVER to how often a node is lost.");
        await Tools.Run("need patroni");
        var folder = Directory.CreateTempSubdirectory("failover-").FullName;
        try
        {
            var ground = new Ground(new DataFolder(folder), await Pair("start"));
            var silences = await Run(ground);
            await residents.IsWhole(ground.NewSite(AreaCode.Of("140781105"), "绵山镇", [], demo: true));
            Assert.True(residents.Acknowledged > Failovers);
            Assert.True(silences.Max() <= Longest, $"{silences.Max()}");
        }
        finally
        {
            await Pair("stop");
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<IReadOnlyList<TimeSpan>> Run(Ground ground)
    {
        var (told, address) = (new StringBuilder(), BuiltProgram.FreeAddress());
        using var enough = new CancellationTokenSource();
        using var program = BuiltProgram.Start(ground, told, address);
        try
        {
            await BuiltProgram.Until(() => Task.FromResult(BuiltProgram.Address(told) != ""), program, told);
            residents.Begin(address, enough.Token);
            var dead = new List<TimeSpan>();
            for (var round = 0; round < Failovers; round++)
            {
                dead.Add(await Lost("fail", program, told));
            }

            var hung = await Lost("freeze", program, told);
            var planned = await Lost("switch", program, told);
            var follower = await Lost("freeze", program, told, leader: false);
            await enough.CancelAsync();
            await residents.End();
            TestContext.Current.SendDiagnosticMessage(string.Create(
                CultureInfo.InvariantCulture,
                $"{Failovers} failovers, seconds without a receipt: {string.Join(" ", dead.Select(d => $"{d.TotalSeconds:0.0}"))}, a node that hung {hung.TotalSeconds:0.0}, a planned change {planned.TotalSeconds:0.0}, one that follows and hung {follower.TotalSeconds:0.0}; {residents.Acknowledged} receipts, {residents.Retried} sent again"));
            Assert.DoesNotContain("crit:", told.ToString(), StringComparison.Ordinal);
            return [.. dead, hung, planned, follower];
        }
        finally
        {
            await BuiltProgram.Kill(program);
        }
    }

    /// <summary>The longest time in which nobody got a receipt, from the loss until both nodes are in step again and have served for a while.</summary>
    private async Task<TimeSpan> Lost(string how, Process program, StringBuilder told, bool leader = true)
    {
        var leads = await Pair("primary");
        var lost = leader ? leads : leads == "a" ? "b" : "a";
        var moment = Stopwatch.GetTimestamp();
        Assert.NotEmpty(leads);
        await Pair(how, lost);
        var gone = Stopwatch.GetTimestamp();
        await BuiltProgram.Until(() => Task.FromResult(residents.AreServedSince(gone) || residents.Odd.Count > 0), program, told);
        await Pair("back", lost);
        Assert.Equal(leader, leads != await Pair("primary"));
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        Assert.Empty(residents.Odd);
        return residents.LongestSilenceSince(moment);
    }

    private Task<string> Pair(string order, string node = "") => Tools.Run($"patroni {order} {pair} {node}");
}
