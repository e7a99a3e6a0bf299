namespace Gridwork.Platform.Terms;

internal static class TermsSetup
{
    public static void AddSiteTime(this IServiceCollection services)
    {
        foreach (var kind in TimeSettings.Kinds)
        {
            services.AddSingleton(kind);
        }

        services.AddScoped<SiteTime>();
    }
}
