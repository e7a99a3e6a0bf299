using System.Globalization;
using Gridwork.Platform.Sites;

namespace Gridwork.Platform.Trail;

internal static class TrailCommand
{
    public static readonly Command Verify = new("trail verify", "[--site CODE]", "checks every line of the trail and every block", async arguments =>
    {
        if (await arguments.OpenSite() is not { } scope)
        {
            return 2;
        }

        await using (scope)
        {
            await scope.ServiceProvider.GetRequiredService<SealTrail>().Run(arguments.Stop);
            var verdict = await scope.ServiceProvider.GetRequiredService<VerifyTrail>().Run(arguments.Stop);
            await arguments.Out.WriteLineAsync(Say(verdict));
            return verdict.Broken is null ? 0 : 1;
        }
    });

    private static string Say(TrailVerdict verdict) => verdict.Broken switch
    {
        null => $"{verdict.Lines} lines in {verdict.Blocks} blocks: unbroken.",
        { Fault: TrailFault.Missing } gone => $"Line {gone.Line} of block {gone.Block} is missing.",
        { Fault: TrailFault.Added } more => $"Line {more.Line} ({more.Act}, {At(more)}) was added to block {more.Block} after it was sealed.",
        { Fault: TrailFault.Changed } changed => $"Line {changed.Line} ({changed.Act}, {At(changed)}) of block {changed.Block} was changed.",
        { Fault: TrailFault.BlockChanged } block => $"Block {block.Block} ({At(block)}) was changed.",
        { } block => $"Block {block.Block} is missing.",
    };

    private static string At(TrailBreak place) =>
        place.At?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "?";
}
