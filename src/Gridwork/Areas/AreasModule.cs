using Gridwork.Areas.Demo;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;

namespace Gridwork.Areas;

internal sealed class AreasModule : IModule
{
    public string Name => "Areas";

    public IEnumerable<string> Permissions => [Can.ReadAreas, Can.ManageAreas, Can.ReadUnits, Can.ManagePosts];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Stamps.Seen>();
        services.AddSingleton<CallerFromPosts.Known>();
        services.AddSingleton<AreaBooks.Known>();
        services.AddScoped<Stamps>();
        services.AddScoped<StampChanges>();
        services.ConfigureDbContext<GridworkDb>((scope, options) => options.AddInterceptors(scope.GetRequiredService<StampChanges>()));
        services.AddScoped<AreaBooks>();
        services.AddScoped<ICallerSource, CallerFromPosts>();
        services.AddScoped<OpenGrid>();
        services.AddScoped<CloseGrid>();
        services.AddScoped<GivePost>();
        services.AddScoped<EndPost>();
    }

    public Task MakeDemo(IServiceProvider services, CancellationToken ct) => DemoSite.Make(services, ct);

    public IEnumerable<string> FirstScreen => DemoSite.SignIns;
}
