using Gridwork.Kernel;
using Gridwork.Platform.SignIn;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Areas.GivingPassword;

/// <summary>For who has forgotten theirs or is locked out: a new password, to be changed at the next sign-in. A second factor stays as it is.</summary>
internal sealed class GivePassword(UserManager<Account> accounts, KeepAccount keep)
{
    public async Task<Result<Given>> Run(Guid id, CancellationToken ct)
    {
        Given? given = null;
        var problem = await keep.Run(id, "accounts.password", "", async account =>
        {
            if (account.ClosedAt is not null)
            {
                return new AccountClosed(account.UserName!);
            }

            given = new Given(account.Name, account.UserName!, GivenPassword.Make());
            (account.MustChangePassword, account.LockoutEnd, account.AccessFailedCount) = (true, null, 0);
            return (await accounts.RemovePasswordAsync(account)).Succeeded && (await accounts.AddPasswordAsync(account, given.Password)).Succeeded ? null : new AccountChanged();
        }, ct);
        return problem is null ? given! : problem;
    }
}
