using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Keys;
using Gridwork.Platform.SignIn.SecondFactors;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Platform.SignIn.Mine.BeginningSecondFactor;

public sealed record SecondFactorIsOn() : Problem.Conflict("account.second-factor-on", "It is on already: end it first.");

/// <summary>Makes a secret for the person's phone. Nothing is asked at the sign-in before the first code was entered.</summary>
internal sealed class BeginSecondFactor(UserManager<Account> accounts, Proof proof, SiteKeys keys, Caller caller)
{
    public sealed class Form
    {
        [Required, StringLength(100)]
        public string Password { get; set; } = "";
    }

    public async Task<Problem?> Run(Form form, CancellationToken ct)
    {
        var told = await proof.Of(caller.Id, form.Password);
        if (!told.Ok)
        {
            return told.Problem;
        }

        var (account, ring) = (told.Value, await keys.Open(ct));
        if (account.TwoFactorEnabled || !ring.Ok)
        {
            return account.TwoFactorEnabled ? new SecondFactorIsOn() : ring.Problem;
        }

        await accounts.ResetAuthenticatorKeyAsync(account);
        return null;
    }
}
