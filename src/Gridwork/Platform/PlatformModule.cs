using Gridwork.Platform.Trail;

namespace Gridwork.Platform;

internal sealed class PlatformModule : IModule
{
    public string Name => "Platform";

    public IEnumerable<string> Permissions => [Can.ReadTrail];

    public IEnumerable<Command> Commands => [TrailCommand.Verify];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealTrail>();
        services.AddScoped<VerifyTrail>();
    }
}
