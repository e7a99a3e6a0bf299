using Gridwork.Matters.IntakeKeys.EndingKey;
using Gridwork.Matters.IntakeKeys.MakingKey;
using Gridwork.Matters.IntakeKeys.Sending;

namespace Gridwork.Matters.IntakeKeys;

internal static class IntakeKeysSetup
{
    public static void AddIntakeKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyUse>();
        services.AddScoped<KeyHolder>();
        services.AddScoped<MakeKey>();
        services.AddScoped<EndKey>();
        services.AddScoped<SendReport>();
        services.AddApiDescription();
    }
}
