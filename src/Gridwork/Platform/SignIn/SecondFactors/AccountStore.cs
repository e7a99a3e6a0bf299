using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Gridwork.Platform.SignIn.SecondFactors;

/// <summary>
/// Identity's own store, but for one thing: it would keep the secret of the one-time codes and the recovery codes as they are. Here the
/// secret lies sealed with the site's key, as the reporters' contacts do, and of the recovery codes there are fingerprints only.
/// </summary>
internal sealed class AccountStore(GridworkDb db, SiteKeys keys, IdentityErrorDescriber describer) : UserOnlyStore<Account, GridworkDb, Guid>(db, describer)
{
    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        await Row(user, cancellationToken) is { } row ? row.Open(await Ring(cancellationToken)) : null;

    public override async Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        var ring = await Ring(cancellationToken);
        if (await Row(user, cancellationToken) is { } row)
        {
            row.Make(key, ring);
        }
        else
        {
            Context.Add(SecondFactor.Of(user.Id, key, ring));
        }
    }

    public override async Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        (await Row(user, cancellationToken))?.TakeCodes(recoveryCodes, await Ring(cancellationToken));

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) =>
        await Row(user, cancellationToken) is { } row && row.Redeem(code, await Ring(cancellationToken));

    public override async Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) =>
        (await Row(user, cancellationToken))?.CodesLeft ?? 0;

    public async Task<bool> Use(Account user, string code, CancellationToken ct) =>
        await Row(user, ct) is { } row && row.Use(code, await Ring(ct)) && await Context.Save(ct);

    private async Task<SecondFactor?> Row(Account user, CancellationToken ct) => await Context.FindAsync<SecondFactor>([user.Id], ct);

    // Whoever calls has asked for the keys before and refused in words.
    private async Task<KeyRing> Ring(CancellationToken ct) =>
        await keys.Open(ct) is { Ok: true, Value: var ring } ? ring : throw new InvalidOperationException(new KeysWrong().Message);
}

/// <summary>The one-time codes of RFC 6238 as Identity checks them, each good for one use.</summary>
internal sealed class OneTimeCodes(IUserStore<Account> store) : AuthenticatorTokenProvider<Account>
{
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user) =>
        await base.ValidateAsync(purpose, token, manager, user) && await ((AccountStore)store).Use(user, token, CancellationToken.None);
}
