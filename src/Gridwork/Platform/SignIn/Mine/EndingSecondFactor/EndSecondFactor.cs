using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn.Mine.RenewingCodes;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.SignIn.Mine.EndingSecondFactor;

public sealed record SecondFactorNeededHere() : Problem.Conflict("account.second-factor-needed", "The site asks a second factor of administrators: it can be begun anew, but not ended.");

/// <summary>The password alone is asked again; secret and recovery codes are gone.</summary>
internal sealed class EndSecondFactor(Proof proof, SecondFactorRule rule, GridworkDb db, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        [Required, StringLength(100)]
        public string Password { get; set; } = "";
    }

    public async Task<Problem?> Run(Form form, CancellationToken ct)
    {
        var told = await proof.Of(caller.Id, form.Password);
        return !told.Ok ? told.Problem
            : !told.Value.TwoFactorEnabled ? new SecondFactorIsOff()
            : await rule.IsNeededBy(caller, ct) ? new SecondFactorNeededHere()
            : await End(told.Value, ct);
    }

    private async Task<Problem?> End(Account account, CancellationToken ct)
    {
        account.TwoFactorEnabled = false;
        // Everywhere: the person's own.
        db.RemoveRange(await db.Everywhere<SecondFactor>().Where(f => f.Account == account.Id).ToListAsync(ct));
        db.Trail(caller, "account.second-factor-off", account.UserName!, area: null, "", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return null;
    }
}
