using Gridwork.Kernel;

namespace Gridwork.Areas.ClosingAccount;

/// <summary>Nobody signs in with it any more, from the next request on; its name stays with what the person did. Posts end by themselves or are ended at /posts.</summary>
internal sealed class CloseAccount(KeepAccount keep, TimeProvider clock)
{
    public Task<Problem?> Run(Guid id, KeepAccount.Form form, CancellationToken ct) => keep.Run(id, "accounts.close", form.Reason!.Trim(), account =>
    {
        if (account.ClosedAt is not null)
        {
            return Task.FromResult<Problem?>(new AccountClosed(account.UserName!));
        }

        account.ClosedAt = clock.GetUtcNow();
        return Task.FromResult<Problem?>(null);
    }, ct);
}
