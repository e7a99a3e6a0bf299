using Gridwork.Matters.Standards;

namespace Gridwork.Matters.ImportingStandard;

internal static class CaseStandardsSetup
{
    public static void AddCaseStandards(this IServiceCollection services)
    {
        services.AddSingleton<NameInitials>();
        services.AddScoped<SiteStandard>();
        services.AddScoped<ImportStandard>();
        services.AddSingleton(shipped => ShippedStandard.Kind(shipped.GetRequiredService<CaseStandard>()));
    }
}
