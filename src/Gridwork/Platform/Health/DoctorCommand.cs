using Gridwork.Platform.Sites;

namespace Gridwork.Platform.Health;

/// <summary><c>gridwork doctor</c>: what the page says, in the same words.</summary>
internal static class DoctorCommand
{
    public static readonly Command Command = new(
        "doctor", "[--site CODE] [--lang zh|en]", "looks over disk, clock, calendar, backup, mail, certificate, fonts, browser and jobs of a site, and says what is wrong", async arguments =>
    {
        if (await arguments.OpenSite() is not { } scope)
        {
            return 2;
        }

        await using (scope)
        {
            var (words, _) = CommandWords.Of(arguments.Words);
            var found = await scope.ServiceProvider.GetRequiredService<Checkup>().Run(arguments.Stop);
            foreach (var one in found)
            {
                await arguments.Out.WriteLineAsync($"{words[$"health.{one.Grade}"]}  {words[$"health.{one.Name}"]}{words["list.colon"]}{one.Says(words)}");
            }

            return found.Any(f => f.Grade is Grade.Ill) ? 1 : 0;
        }
    });
}
