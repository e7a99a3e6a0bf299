using Gridwork.Platform.Settings.Confirming;

namespace Gridwork.Platform.Settings;

internal static class SettingsSetup
{
    public static void AddSettings(this IServiceCollection services)
    {
        services.AddScoped<SiteSettings>();
        services.AddScoped<SetSetting>();
        services.AddScoped<ConfirmSetting>();
    }
}
