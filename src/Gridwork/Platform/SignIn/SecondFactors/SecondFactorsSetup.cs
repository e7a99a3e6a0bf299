using Gridwork.Platform.Keys;
using Gridwork.Platform.SignIn.EnteringCode;
using Gridwork.Platform.SignIn.Mine.BeginningSecondFactor;
using Gridwork.Platform.SignIn.Mine.ChangingPassword;
using Gridwork.Platform.SignIn.Mine.ConfirmingSecondFactor;
using Gridwork.Platform.SignIn.Mine.EndingSecondFactor;
using Gridwork.Platform.SignIn.Mine.RenewingCodes;
using Gridwork.Platform.SignIn.SettingSecondFactor;

namespace Gridwork.Platform.SignIn.SecondFactors;

internal static class SecondFactorsSetup
{
    public static void AddSecondFactors(this IServiceCollection services)
    {
        services.AddSingleton(SecondFactorRule.Kind);
        services.AddScoped<SecondFactorRule>();
        services.AddScoped<SetSecondFactor>();
        services.AddScoped<ISealedRows, SealedSecondFactors>();
        services.AddScoped<Proof>();
        services.AddScoped<EnterCode>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<BeginSecondFactor>();
        services.AddScoped<ConfirmSecondFactor>();
        services.AddScoped<RenewCodes>();
        services.AddScoped<EndSecondFactor>();
    }
}
