using Gridwork.Matters.DutyLists;
using Gridwork.Platform.Settings;

namespace Gridwork.Matters.ImportingDuties;

internal static class DutyListsSetup
{
    public static void AddDutyLists(this IServiceCollection services)
    {
        services.AddScoped<SiteDuties>();
        services.AddScoped<ImportDuties>();
        // Its rows are too large for the settings' book; the page of the settings leads to its own.
        services.AddSingleton(new SettingKind("matters.duty-list", "/settings/duty-lists", [], (_, _) => ""));
    }
}
