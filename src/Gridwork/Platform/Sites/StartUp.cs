using Gridwork.Kernel;
using Gridwork.Platform.Backups;
using Microsoft.Extensions.Options;

namespace Gridwork.Platform.Sites;

/// <summary>Before the first request: every site's tables are of this program's version.</summary>
internal static class StartUp
{
    /// <summary>
    /// What every site's tables look like is worked out beside all else that a start does: a third of the time to the first page. Of no site yet, and
    /// without asking a database. What fails here fails again where it is waited for.
    /// </summary>
    public static void ReadModelAhead(this WebApplication app) => _ = Task.Run(
        async () =>
        {
            await using var db = app.Services.GetRequiredService<SiteStore>().Open(app.Services.GetRequiredService<Ground>().NewSite(AreaCode.Of("000000"), "", [], demo: false));
            return db.Model;
        },
        app.Lifetime.ApplicationStopping);

    /// <summary>False when a site's database is newer than this program; the reason stands on the screen, in both languages.</summary>
    public static async Task<bool> PrepareSites(this WebApplication app, IReadOnlyList<IModule> modules, bool demo, TextWriter screen)
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
            try
            {
                await app.Services.GetRequiredService<SiteStore>().Migrate(site, stop, ct => BackUp(app.Services, site, ct));
            }
            catch (NewerDatabaseException newer)
            {
                await SayNewer(app.Services.GetRequiredService<WordBook>(), newer, screen);
                return false;
            }
        }

        if (sites.Count == 0)
        {
            await SayFirst(app, screen, stop);
        }

        // On a site that is no demo nobody of the demo signs in.
        if (demo && sites.Any(s => s.Demo))
        {
            await SaySignIns(app, modules, screen);
        }

        return true;
    }

    private static async Task SaySignIns(WebApplication app, IReadOnlyList<IModule> modules, TextWriter screen)
    {
        await screen.WriteLineAsync($"\n  Gridwork   {app.Configuration["Urls"]}\n");
        foreach (var line in modules.SelectMany(m => m.FirstScreen))
        {
            await screen.WriteLineAsync($"  {line}");
        }

        await screen.WriteLineAsync($"\n  {app.Services.GetRequiredService<DataFolder>().Root}\n");
    }

    private static async Task SayFirst(WebApplication app, TextWriter screen, CancellationToken stop)
    {
        var key = await app.Services.GetRequiredService<FirstKey>().Make(stop);
        foreach (var language in (string[])[WordBook.Chinese, WordBook.English])
        {
            await screen.WriteLineAsync(app.Services.GetRequiredService<WordBook>().In(language)["first.screen"]);
        }

        await screen.WriteLineAsync($"\n  {app.Configuration["Urls"]?.Split(';')[0]}{SitesSetup.FirstStart}?key={key}\n");
    }

    // Before the tables change: to go back, the old program and this file are all that is needed.
    private static async Task BackUp(IServiceProvider services, Site site, CancellationToken ct)
    {
        var (place, now) = (services.GetRequiredService<BackupPlace>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var file = Path.Combine(place.Of(site), BackupPlace.Name(site, $"{KeepBackups.Before}{BackupManifest.ThisVersion.Split('+')[0]}", now));
        await services.GetRequiredService<TakeBackup>().Run(site, file, services.GetRequiredService<IOptions<BackupOptions>>().Value.Passphrase, ct);
    }

    private static async Task SayNewer(WordBook book, NewerDatabaseException newer, TextWriter screen)
    {
        foreach (var language in (string[])[WordBook.Chinese, WordBook.English])
        {
            await screen.WriteLineAsync(book.In(language)["start.newer-database", ("site", newer.Site.Code), ("name", newer.Site.Name), ("migration", newer.Migration)]);
        }
    }
}
