namespace Gridwork.Platform.Sites;

internal static class SitesCommand
{
    public static readonly Command List = new("site list", "[--codes]", "lists the sites of this installation; --codes gives their codes alone", async arguments =>
    {
        var (words, rest) = CommandWords.Of(arguments.Words);
        var registry = arguments.Services.Value.Services.GetRequiredService<Registry>();
        await registry.Prepare(arguments.Stop);
        foreach (var site in await registry.All(arguments.Stop))
        {
            await arguments.Out.WriteLineAsync(rest.Contains("--codes", StringComparer.Ordinal)
                ? site.Code
                : $"{site.Code} {site.Name}  {site.Store}  {string.Join(' ', site.Hosts)}  {(site.Demo ? words["site.is-demo"] : "")}".TrimEnd());
        }

        return 0;
    });
}
