using Gridwork.Matters.Standards;
using Gridwork.Platform.Settings;

namespace Gridwork.Matters.ImportingStandard;

internal static class CaseStandardsSetup
{
    public static void AddCaseStandards(this IServiceCollection services)
    {
        services.AddSingleton<NameInitials>();
        services.AddScoped<SiteStandard>();
        services.AddScoped<ImportStandard>();
        // Its rows are too large for the settings' book; the page of the settings leads to its own.
        services.AddSingleton(new SettingKind("matters.case-standard", "/settings/case-standard", [], (_, _) => ""));
    }
}
