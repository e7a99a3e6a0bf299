using Gridwork.Areas.Leaving;
using Gridwork.Kernel;

namespace Gridwork.Areas.ClosingAccount;

/// <summary>
/// Nobody signs in with it any more, from the next request on; its name stays with what the person did, and what they had in hand goes to
/// somebody else or back to the unit. Posts end by themselves or are ended at /posts.
/// </summary>
internal sealed class CloseAccount(KeepAccount keep, LeaveWork leave, TimeProvider clock)
{
    public async Task<IReadOnlyList<LeftWork>> Left(Guid id, CancellationToken ct) => await keep.Find(id, ct) is { } account ? await leave.Of(account.Person, unit: null, ct) : [];

    /// <param name="to">By unit: who takes over what the person has in hand.</param>
    public Task<Problem?> Run(Guid id, KeepAccount.Form form, IReadOnlyDictionary<Guid, string> to, CancellationToken ct) => keep.Run(id, "accounts.close", form.Reason!.Trim(), async account =>
    {
        if (account.ClosedAt is not null)
        {
            return new AccountClosed(account.UserName!);
        }

        var left = await leave.Of(account.Person, unit: null, ct);
        if (LeaveWork.Lacks(left, to) is { } stays)
        {
            return stays;
        }

        await leave.HandOver(account.Person, left, to, ct);
        account.ClosedAt = clock.GetUtcNow();
        return null;
    }, ct);
}
