using Gridwork.Matters.Contracts;
using Gridwork.Matters.PrivacyRequests.Asking;
using Gridwork.Matters.PrivacyRequests.Copying;
using Gridwork.Matters.PrivacyRequests.Deciding;
using Gridwork.Matters.PrivacyRequests.SettingTerm;
using Gridwork.Platform.Keys;

namespace Gridwork.Matters.PrivacyRequests;

internal static class PrivacySetup
{
    public static void AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton(PrivacyTerm.Kind);
        services.AddScoped<PrivacyTerm>();
        services.AddScoped<SetPrivacyTerm>();
        services.AddScoped<AskPrivacy>();
        services.AddScoped<DecidePrivacy>();
        services.AddScoped<PrivacyCopy>();
        services.AddScoped<IPrivacyDesk, PrivacyDesk>();
        services.AddScoped<ISealedRows, SealedRequests>();
    }
}
