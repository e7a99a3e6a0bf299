using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn.Sessions;
using Gridwork.Platform.Trail;

namespace Gridwork.Platform.SignIn.Mine;

/// <summary>Signs the person out in every browser but this one; there, the next click asks for the password.</summary>
internal sealed class EndOtherSessions(GridworkDb db, KeepSessions sessions, Caller caller, TimeProvider clock)
{
    public Task<int> Run(Guid? but, CancellationToken ct) => db.InTransaction(
        async stop =>
        {
            var ended = await sessions.EndOthers(caller.Id, but, stop);
            db.Trail(caller, "account.sign-out-elsewhere", caller.Name, area: null, $"{ended}", clock.GetUtcNow());
            await db.SaveChangesAsync(stop);
            return ended;
        },
        ct);
}
