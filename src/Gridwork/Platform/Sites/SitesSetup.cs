using Gridwork.Platform.Jobs;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.DataProtection;

namespace Gridwork.Platform.Sites;

internal static class SitesSetup
{
    public static void AddSites(this IServiceCollection services, IConfiguration settings)
    {
        var folder = new DataFolder(Path.GetFullPath(settings["GRIDWORK_VAR"] ?? "var"));
        folder.Make();
        services.AddSingleton(folder);
        services.AddSingleton<Registry>();
        services.AddSingleton<SiteStore>();
        services.AddScoped<CurrentSite>();
        var ground = new Ground(folder, settings["GRIDWORK_DATABASE"]);
        services.AddSingleton(ground);
        services.AddDbContextFactory<RegistryDb>(ground.Configure);
        services.AddDbContext<GridworkDb>((scope, options) =>
        {
            var site = scope.GetRequiredService<CurrentSite>();
            scope.GetRequiredService<SiteStore>().Configure(options, site.Value);
            options.AddInterceptors(new WakeAfterCommit(site, scope.GetRequiredService<Wakes>()));
        });
        services.AddDataProtection().SetApplicationName("gridwork").PersistKeysToDbContext<RegistryDb>();
    }

    /// <summary>Chooses the request's site by its host name; an unknown host gets 404.</summary>
    public static void UseSites(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (await http.RequestServices.GetRequiredService<Registry>().For(http.Request.Host.Host, http.RequestAborted) is not { } site)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.RequestServices.GetRequiredService<CurrentSite>().Value = site;
        await next(http);
    });
}
