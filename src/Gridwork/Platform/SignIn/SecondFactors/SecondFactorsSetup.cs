using Gridwork.Platform.Keys;
using Gridwork.Platform.SignIn.EnteringCode;
using Gridwork.Platform.SignIn.Mine.AddingPasskey;
using Gridwork.Platform.SignIn.Mine.BeginningSecondFactor;
using Gridwork.Platform.SignIn.Mine.ChangingPassword;
using Gridwork.Platform.SignIn.Mine.ConfirmingSecondFactor;
using Gridwork.Platform.SignIn.Mine.EndingSecondFactor;
using Gridwork.Platform.SignIn.Mine.RemovingPasskey;
using Gridwork.Platform.SignIn.Mine.RenewingCodes;
using Gridwork.Platform.SignIn.SettingSecondFactor;
using Gridwork.Platform.SignIn.UsingPasskey;
using Microsoft.AspNetCore.Identity;

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
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            // The device asks its owner and knows the account by itself: nothing else is asked at the sign-in.
            (passkey.UserVerificationRequirement, passkey.ResidentKeyRequirement) = ("required", "required");
        });
        services.AddScoped<AddPasskey>();
        services.AddScoped<RemovePasskey>();
        services.AddScoped<UsePasskey>();
        services.AddScoped<EnterCode>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<BeginSecondFactor>();
        services.AddScoped<ConfirmSecondFactor>();
        services.AddScoped<RenewCodes>();
        services.AddScoped<EndSecondFactor>();
    }
}
