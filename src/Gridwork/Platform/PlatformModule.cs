using Gridwork.Platform.Jobs;
using Gridwork.Platform.Terms;
using Gridwork.Platform.Trail;

namespace Gridwork.Platform;

internal sealed class PlatformModule : IModule
{
    public string Name => "Platform";

    public IEnumerable<string> Permissions => [Can.ReadTrail];

    public IEnumerable<MenuEntry> Menu => [new("menu.audit", "menu.trail", "/trail", "file-text", Can.ReadTrail)];

    public IEnumerable<Command> Commands => [TermCommand.Command, TrailCommand.Verify];

    public IEnumerable<Job> Jobs =>
    [
        new("trail.seal", TimeSpan.FromSeconds(1), (site, ct) => site.GetRequiredService<SealTrail>().Run(ct)),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Leases>();
        services.AddScoped<SealTrail>();
        services.AddScoped<VerifyTrail>();
        services.AddScoped<TrailReading>();
    }
}
