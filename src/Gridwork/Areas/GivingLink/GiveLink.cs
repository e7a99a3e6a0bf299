using Gridwork.Kernel;
using Gridwork.Platform.SignIn;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Areas.GivingLink;

/// <summary>
/// For who has forgotten their password, is locked out or has lost their first link: a new link. The old password and every link before it are
/// worth nothing from then on; a second factor stays as it is.
/// </summary>
internal sealed class GiveLink(UserManager<Account> accounts, FirstPassword first, KeepAccount keep)
{
    private const string Act = "people.link";

    public async Task<Result<Given>> Run(Guid id, CancellationToken ct)
    {
        Given? given = null;
        var problem = await keep.Run(id, Act, "", async account => (given = await Make(account)) is null ? new AccountClosed(account.UserName!) : null, ct);
        return problem is null ? given! : problem;
    }

    /// <summary>For whoever keeps the machine, who asks by the sign-in name.</summary>
    public async Task<Result<Given>> ByName(string user, CancellationToken ct)
    {
        if (await accounts.FindByNameAsync(user.Trim()) is not { } account)
        {
            return new NoSuchPerson();
        }

        Given? given = null;
        var problem = await keep.Change(account, Act, "", async a => (given = await Make(a)) is null ? new AccountClosed(a.UserName!) : null, ct);
        return problem is null ? given! : problem;
    }

    // Null of a closed account.
    private async Task<Given?> Make(Account account)
    {
        if (account.ClosedAt is not null)
        {
            return null;
        }

        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        return (await accounts.RemovePasswordAsync(account)).Succeeded
            ? new Given(account.Name, account.UserName!, await first.LinkOf(account))
            : throw new InvalidOperationException($"{account.UserName}: the password was not taken.");
    }
}
