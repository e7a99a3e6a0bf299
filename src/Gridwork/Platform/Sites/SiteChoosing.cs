namespace Gridwork.Platform.Sites;

/// <summary>For a command: the site that <c>--site CODE</c> names, or the only one.</summary>
internal static class SiteChoosing
{
    /// <summary>Null when there is none or more than one and none was named; the reason stands on the error output.</summary>
    public static async Task<AsyncServiceScope?> OpenSite(this CommandArguments arguments)
    {
        var registry = arguments.Services.Value.Services.GetRequiredService<Registry>();
        await registry.Prepare(arguments.Stop);
        var sites = await registry.All(arguments.Stop);
        var code = arguments.Words.SkipWhile(w => w != "--site").Skip(1).FirstOrDefault();
        var site = code is null && sites.Count == 1 ? sites[0] : sites.FirstOrDefault(s => s.Code == code);
        if (site is null)
        {
            await arguments.Error.WriteLineAsync(sites.Count == 0
                ? "This installation has no site yet: start it with ./run first."
                : $"Say which site: --site CODE. There are: {string.Join(", ", sites.Select(s => $"{s.Code} {s.Name}"))}.");
            return null;
        }

        var scope = arguments.Services.Value.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSite>().Value = site;
        return scope;
    }
}
