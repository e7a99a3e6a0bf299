using Gridwork.Kernel;

namespace Gridwork.Areas.ReopeningAccount;

/// <summary>A closed account is in use again, with the password and the posts that it has.</summary>
internal sealed class ReopenAccount(KeepAccount keep)
{
    public Task<Problem?> Run(Guid id, KeepAccount.Form form, CancellationToken ct) => keep.Run(id, "accounts.open", form.Reason!.Trim(), account =>
    {
        if (account.ClosedAt is null)
        {
            return Task.FromResult<Problem?>(new AccountInUse(account.UserName!));
        }

        account.ClosedAt = null;
        return Task.FromResult<Problem?>(null);
    }, ct);
}
