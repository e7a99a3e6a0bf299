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
        if (!account.TwoFactorEnabled)
        {
            return new NoSecondFactor(account.UserName!);
        }

        account.TwoFactorEnabled = false;
        // Everywhere: the account was found in the keeper's area.
        db.RemoveRange(await db.Everywhere<SecondFactor>().Where(f => f.Account == account.Id).ToListAsync(ct));
        db.RemoveRange(await db.Everywhere<IdentityUserPasskey<Guid>>().Where(p => p.UserId == account.Id).ToListAsync(ct)); // they lay on that phone
        return null;
    }, ct);
}
