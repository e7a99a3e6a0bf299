namespace Gridwork.Matters.Reporting;

internal static class ReportingSetup
{
    public static void AddReporting(this IServiceCollection services)
    {
        services.AddSingleton<IntakeDoor>();
        services.AddScoped<KeepReports>();
        services.AddScoped<ReportMatter>();
    }
}
