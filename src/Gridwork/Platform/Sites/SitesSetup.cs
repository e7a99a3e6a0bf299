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
        services.AddSingleton(Practice.Of(folder));
        services.AddSingleton<Registry>();
        services.AddSingleton<SiteStore>();
        services.AddSingleton<FirstKey>();
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

    /// <summary>The page that makes the first site. While there is none, every address leads there; afterwards it is not there.</summary>
    public const string FirstStart = "/first-start";

    private static Task WithoutSite(HttpContext http, bool empty, RequestDelegate next)
    {
        if (empty && http.Request.Path == FirstStart)
        {
            return next(http);
        }

        if (empty && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Redirect(FirstStart);
            return Task.CompletedTask;
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>Chooses the request's site by its host name; an unknown host gets 404.</summary>
    public static void UseSites(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var registry = http.RequestServices.GetRequiredService<Registry>();
        if (await registry.For(http.Request.Host.Host, http.RequestAborted) is not { } site)
        {
            await WithoutSite(http, (await registry.All(http.RequestAborted)).Count == 0, next);
            return;
        }

        http.RequestServices.GetRequiredService<CurrentSite>().Value = site;
        await next(http);
    });
}
