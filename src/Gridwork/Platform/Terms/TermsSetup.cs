using Gridwork.Platform.Terms.ImportingNotice;
using Gridwork.Platform.Terms.MappingUnits;
using Gridwork.Platform.Terms.SettingHours;

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
        services.AddScoped<ChangeTime>();
        services.AddScoped<ImportNotice>();
        services.AddScoped<SetHours>();
        services.AddScoped<MapUnits>();
    }
}
