using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.SignIn.Sessions;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>What every act on somebody else's account does: finds it in the keeper's area, and ends all of its sign-ins with a line in the trail.</summary>
internal sealed class KeepAccount(GridworkDb db, KeepSessions sessions, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        [Required, StringLength(200)]
        public string? Reason { get; set; }
    }

    public Task<Account?> Find(Guid id, CancellationToken ct) =>
        db.AccountsIn(caller.Scope(Can.ManageAccounts), CivilTime.DayOf(clock.GetUtcNow())).SingleOrDefaultAsync(a => a.Id == id, ct);

    /// <param name="change">It refuses before it writes.</param>
    public async Task<Problem?> Run(Guid id, string act, string detail, Func<Account, Task<Problem?>> change, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } account)
        {
            return new NoSuchAccount();
        }

        return account.Id == caller.Id.Value ? new AccountOfYourOwn() : await Change(account, act, detail, change, ct);
    }

    /// <summary>The same for an account that was found already.</summary>
    public Task<Problem?> Change(Account account, string act, string detail, Func<Account, Task<Problem?>> change, CancellationToken ct) =>
        db.InTransaction(
            async stop =>
            {
                if (await change(account) is { } refused)
                {
                    return refused;
                }

                await sessions.EndOthers(account.Person, but: null, stop);
                db.Trail(caller, act, account.UserName!, area: null, detail, clock.GetUtcNow());
                return await db.Save(stop) ? null : new AccountChanged();
            },
            ct);
}
