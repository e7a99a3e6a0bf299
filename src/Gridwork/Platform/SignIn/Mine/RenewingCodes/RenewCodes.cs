using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn.Mine.ConfirmingSecondFactor;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.Trail;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Platform.SignIn.Mine.RenewingCodes;

public sealed record SecondFactorIsOff() : Problem.Conflict("account.second-factor-off", "The second factor is not on.");

/// <summary>Ten new recovery codes in the place of all old ones.</summary>
internal sealed class RenewCodes(UserManager<Account> accounts, Proof proof, SiteKeys keys, GridworkDb db, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        [Required, StringLength(100)]
        public string Password { get; set; } = "";
    }

    public async Task<Result<IReadOnlyList<string>>> Run(Form form, CancellationToken ct)
    {
        var told = await proof.Of(caller.Id, form.Password);
        if (!told.Ok)
        {
            return told.Problem;
        }

        var (account, ring) = (told.Value, await keys.Open(ct));
        if (!account.TwoFactorEnabled || !ring.Ok)
        {
            return account.TwoFactorEnabled ? ring.Problem! : new SecondFactorIsOff();
        }

        db.Trail(caller, "account.recovery-codes", account.UserName!, area: null, "", clock.GetUtcNow());
        return (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, ConfirmSecondFactor.Codes))!.ToList();
    }
}
