namespace Gridwork.Platform.Sites;

/// <summary>Before the first request: every site's tables are of this program's version.</summary>
internal static class StartUp
{
    public static async Task PrepareSites(this WebApplication app, IReadOnlyList<IModule> modules, bool demo, TextWriter screen)
    {
        var stop = app.Lifetime.ApplicationStopping;
        var registry = app.Services.GetRequiredService<Registry>();
        await registry.Prepare(stop);
        if (demo && (await registry.All(stop)).Count == 0)
        {
            foreach (var module in modules)
            {
                await module.MakeDemo(app.Services, stop);
            }
        }

        var sites = await registry.All(stop);
        foreach (var site in sites)
        {
            await app.Services.GetRequiredService<SiteStore>().Migrate(site, stop);
        }

        if (demo)
        {
            await screen.WriteLineAsync($"\n  Gridwork   {app.Configuration["Urls"]}\n");
            foreach (var line in modules.SelectMany(m => m.FirstScreen))
            {
                await screen.WriteLineAsync($"  {line}");
            }

            await screen.WriteLineAsync($"\n  {app.Services.GetRequiredService<DataFolder>().Root}\n");
        }
    }
}
