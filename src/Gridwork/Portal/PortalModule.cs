using Gridwork.Platform;
using Gridwork.Platform.Jobs;
using Gridwork.Portal.Emergencies;
using Gridwork.Portal.Emergencies.SettingWords;
using Gridwork.Portal.Guarding;
using Gridwork.Portal.Guarding.SettingFlood;
using Gridwork.Portal.Reporting;

namespace Gridwork.Portal;

internal sealed class PortalModule : IModule
{
    public string Name => "Portal";

    public IEnumerable<Job> Jobs =>
    [
        new("report.drafts", TimeSpan.FromHours(1), (site, ct) => site.GetRequiredService<ReportDrafts>().RemoveOld(ct)),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ReportDrafts>();
        services.AddScoped<Neighbours>();
        services.AddSingleton(FloodLimits.Kind);
        services.AddSingleton<Senders>();
        services.AddScoped<FloodLimits>();
        services.AddScoped<FloodGuard>();
        services.AddScoped<SetFlood>();
        services.AddSingleton(EmergencyWords.Kind);
        services.AddScoped<EmergencyWords>();
        services.AddScoped<SetEmergencyWords>();
    }
}
