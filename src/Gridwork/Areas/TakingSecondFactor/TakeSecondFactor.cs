using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn.SecondFactors;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.TakingSecondFactor;

/// <summary>For who has lost both phone and recovery codes: the password alone opens again. The keeper has seen the person, and says how.</summary>
internal sealed class TakeSecondFactor(GridworkDb db, KeepAccount keep)
{
    public Task<Problem?> Run(Guid id, KeepAccount.Form form, CancellationToken ct) => keep.Run(id, "accounts.second-factor", form.Reason!.Trim(), async account =>
    {
        // Everywhere, here and below: the account was found in the keeper's area.
        var passkeys = await db.Everywhere<IdentityUserPasskey<Guid>>().Where(p => p.UserId == account.Id).ToListAsync(ct);
        if (!account.TwoFactorEnabled && passkeys.Count == 0)
        {
            return new NoSecondFactor(account.UserName!);
        }

        account.TwoFactorEnabled = false;
        db.RemoveRange(await db.Everywhere<SecondFactor>().Where(f => f.Account == account.Id).ToListAsync(ct));
        db.RemoveRange(passkeys); // they lay on that phone
        return null;
    }, ct);
}
