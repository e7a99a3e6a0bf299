using System.Security.Claims;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.SignIn.Sessions;

/// <summary>Begins, prolongs and ends sign-ins. Each request asks for its row; it is written at most once a minute.</summary>
internal sealed class KeepSessions(GridworkDb db, IdleTime idle, TimeProvider clock)
{
    public const string Claim = "session";

    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    /// <summary>Gives the cookie that is about to be written its session.</summary>
    public async Task Begin(ClaimsPrincipal signedIn, ClaimsPrincipal before, string userAgent, CancellationToken ct)
    {
        if (AccountOf(signedIn) is not { } account)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var session = Session.Of(account, Device.Of(userAgent), now, await Length(ct));
        var caller = Caller.Public with { Id = account, Name = await db.Users.Where(a => a.Id == account.Value).Select(a => a.Name).SingleAsync(ct) };
        db.Add(session);
        db.Trail(caller, "account.sign-in", signedIn.FindFirstValue(ClaimTypes.Name) ?? "", area: null, session.Device, now);
        await db.SaveChangesAsync(ct);
        await End(before, ct);
        ((ClaimsIdentity)signedIn.Identity!).AddClaim(new Claim(Claim, session.Id.ToString()));
    }

    /// <summary>How the account stands, if the cookie's session still lasts; if so, it lasts longer from now on.</summary>
    public async Task<AccountStanding?> Goes(ClaimsPrincipal signedIn, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (IdOf(signedIn) is not { } id || AccountOf(signedIn) is not { } account
            || await Read(account, id, now, ct) is not var (seen, standing))
        {
            return null;
        }

        if (now - seen >= Pace)
        {
            var (before, until) = (now - Pace, now + await Length(ct));
            await db.InTransaction(
                stop => Rows(account).Where(s => s.Id == id && s.SeenAt <= before).ExecuteUpdateAsync(s => s.SetProperty(r => r.SeenAt, now).SetProperty(r => r.Until, until), stop), ct);
        }

        return standing;
    }

    private async Task<(DateTimeOffset Seen, AccountStanding Standing)?> Read(PersonId account, Guid id, DateTimeOffset now, CancellationToken ct) =>
        await (
            from session in Rows(account)
            where session.Id == id && session.Until > now
            join owner in db.Users on session.Account equals owner.Id
            select new { session.SeenAt, owner.TwoFactorEnabled }).SingleOrDefaultAsync(ct) is { } row
            ? (row.SeenAt, new AccountStanding(row.TwoFactorEnabled))
            : null;

    public Task End(ClaimsPrincipal signedIn, CancellationToken ct) =>
        IdOf(signedIn) is { } id && AccountOf(signedIn) is { } account
            ? db.InTransaction(stop => Rows(account).Where(s => s.Id == id).ExecuteDeleteAsync(stop), ct)
            : Task.CompletedTask;

    /// <summary>Every browser of this account but one, in the transaction of what ends them; how many that were.</summary>
    public Task<int> EndOthers(PersonId account, Guid? but, CancellationToken ct) =>
        Rows(account).Where(s => s.Id != but).ExecuteDeleteAsync(ct);

    public Task<List<Session>> Of(PersonId account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return Rows(account).AsNoTracking().Where(s => s.Until > now).OrderByDescending(s => s.SeenAt).Take(50).ToListAsync(ct);
    }

    /// <summary>What ended by itself is not kept.</summary>
    public async Task Clear(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // Everywhere: a job of the site.
        await db.InTransaction(stop => db.Everywhere<Session>().Where(s => s.Until <= now).ExecuteDeleteAsync(stop), ct);
    }

    public static Guid? IdOf(ClaimsPrincipal signedIn) => Guid.TryParse(signedIn.FindFirstValue(Claim), out var id) ? id : null;

    public static PersonId? AccountOf(ClaimsPrincipal signedIn) => Guid.TryParse(signedIn.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? new PersonId(id) : null;

    // Everywhere: a person's own.
    private IQueryable<Session> Rows(PersonId account) => db.Everywhere<Session>().Where(s => s.Account == account.Value);

    // A minute longer, since it is written no oftener.
    private async Task<TimeSpan> Length(CancellationToken ct) => TimeSpan.FromMinutes(await idle.Minutes(ct)) + Pace;
}
