using Gridwork.Platform.Persistence;

namespace Gridwork.Matters.Searching;

internal static class SearchingSetup
{
    public static void AddSearching(this IServiceCollection services)
    {
        services.AddScoped<IndexMatters>();
        services.AddScoped<IndexOlder>();
        services.AddScoped<FindMatters>();
        services.ConfigureDbContext<GridworkDb>((scope, options) => options.AddInterceptors(scope.GetRequiredService<IndexMatters>()));
    }
}
