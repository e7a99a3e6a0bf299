using Gridwork.Matters.FindingReporter;
using Gridwork.Matters.Revealing;
using Gridwork.Matters.SettingKept;
using Gridwork.Platform.Exports;
using Gridwork.Platform.Keys;

namespace Gridwork.Matters.Reporters;

internal static class ReportersSetup
{
    public static void AddReporters(this IServiceCollection services)
    {
        services.AddSingleton(KeptFor.Kind);
        services.AddScoped<KeptFor>();
        services.AddScoped<SetKept>();
        services.AddScoped<KeepReporter>();
        services.AddScoped<ReporterReading>();
        services.AddScoped<CountReports>();
        services.AddScoped<EraseReporters>();
        services.AddScoped<RevealReporter>();
        services.AddScoped<FindReporter>();
        services.AddScoped<ISealedRows, SealedReporters>();
        services.AddScoped<ISealedSheet, ExportContacts>();
    }
}
