using Gridwork.Platform.Certificates;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Layout;
using Gridwork.Platform.Proxies;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.SignIn.Unified;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Telemetry;

namespace Gridwork.Platform;

/// <summary>Puts the program together from Platform and the modules.</summary>
internal static class GridworkApp
{
    public static void AddGridwork(this WebApplicationBuilder builder, IReadOnlyList<IModule> modules)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddProxies();
        builder.Services.AddCertificates(builder.Configuration);
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddSites(builder.Configuration);
        builder.Services.AddSignIn();
        builder.Services.AddUnifiedSignIn(builder.Configuration);
        builder.Services.AddLayout(modules);
        builder.Services.AddSingleton(new DeclaredPermissions(modules.SelectMany(m => m.Permissions).ToHashSet(StringComparer.Ordinal)));
        builder.Services.AddSingleton(new Administrators(modules.SelectMany(m => m.Administrators).ToDictionary(StringComparer.Ordinal)));
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/")
            .AddMvcOptions(mvc => mvc.ModelBinderProviders.Insert(0, new IdBinderProvider()))
            .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = (type, words) => words.Create(type));
        builder.Services.AddSingleton<IReadOnlyList<Job>>([.. modules.SelectMany(m => m.Jobs)]);
        builder.Services.AddSingleton<IReadOnlyList<SelfTest>>([.. modules.SelectMany(m => m.SelfTests)]);
        builder.Services.AddSingleton<IReadOnlyDictionary<string, Errand>>(modules.SelectMany(m => m.Errands).ToDictionary(e => e.Kind, StringComparer.Ordinal));
        builder.Services.AddHostedService<Rounds>();
        foreach (var module in modules)
        {
            module.AddServices(builder.Services);
        }
    }

    public static void UseGridwork(this WebApplication app, IReadOnlyList<IModule> modules)
    {
        app.UseForwardedHeaders();
        app.UseMetrics();
        app.UseLayout();
        app.UseSites();
        app.UseRouting();
        app.UseNotFound();
        app.UseSignIn();
        app.MapRazorPages();
        foreach (var module in modules)
        {
            module.MapEndpoints(app);
        }
    }
}
