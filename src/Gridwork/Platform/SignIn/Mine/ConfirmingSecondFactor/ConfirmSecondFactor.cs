using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn.EnteringCode;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.SignIn.Sessions;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Platform.SignIn.Mine.ConfirmingSecondFactor;

/// <summary>The first code from the phone turns the second factor on, and gives the recovery codes, which are never shown again.</summary>
internal sealed class ConfirmSecondFactor(UserManager<Account> accounts, SiteKeys keys, GridworkDb db, KeepSessions sessions, CurrentSite site, Caller caller, TimeProvider clock)
{
    public const int Codes = 10;

    public sealed class Form
    {
        [Required, StringLength(40)]
        public string OneTimePassword { get; set; } = "";
    }

    /// <summary>What the phone scans, or its owner types in.</summary>
    public sealed record Secret(string Key, string Address);

    /// <summary>Null where none waits for its first code.</summary>
    public async Task<Secret?> Waiting(CancellationToken ct)
    {
        if (!(await keys.Open(ct)).Ok || await Mine() is not { TwoFactorEnabled: false } account || await accounts.GetAuthenticatorKeyAsync(account) is not { } key)
        {
            return null;
        }

        var issuer = Uri.EscapeDataString(site.Value.Name);
        return new Secret(
            string.Join(' ', key.Chunk(4).Select(four => new string(four))),
            $"otpauth://totp/{issuer}:{Uri.EscapeDataString(account.UserName!)}?secret={key}&issuer={issuer}&digits=6");
    }

    public async Task<Result<IReadOnlyList<string>>> Run(Form form, Guid? here, CancellationToken ct)
    {
        if (await Waiting(ct) is null || await Mine() is not { } account)
        {
            return new NoSuchAccount();
        }

        var code = string.Concat(form.OneTimePassword.Where(char.IsLetterOrDigit));
        return await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code)
            ? await db.InTransaction(stop => TurnOn(account, here, stop), ct)
            : new WrongCode();
    }

    private async Task<Result<IReadOnlyList<string>>> TurnOn(Account account, Guid? here, CancellationToken ct)
    {
        await accounts.SetTwoFactorEnabledAsync(account, enabled: true);
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, Codes);
        await sessions.EndOthers(account.Person, here, ct);
        db.Trail(caller, "account.second-factor-on", account.UserName!, area: null, "", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return codes!.ToList();
    }

    private Task<Account?> Mine() => accounts.FindByIdAsync(caller.Id.Value.ToString());
}
