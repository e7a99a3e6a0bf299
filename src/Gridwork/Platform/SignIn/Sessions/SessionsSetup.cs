using Gridwork.Platform.SignIn.Mine;
using Gridwork.Platform.SignIn.SettingIdle;

namespace Gridwork.Platform.SignIn.Sessions;

internal static class SessionsSetup
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton(IdleTime.Kind);
        services.AddScoped<IdleTime>();
        services.AddScoped<SetIdle>();
        services.AddScoped<KeepSessions>();
        services.AddScoped<EndOtherSessions>();
    }
}
