using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Platform.SignIn.EnteringCode;

public sealed record WrongCode() : Problem.Invalid("sign-in.wrong-code", "The code is wrong, over, or was used already.");

public sealed record NameFirst() : Problem.Conflict("sign-in.name-first", "Name and password come first; that was too long ago.");

/// <summary>The second step of a sign-in: a code of the person's phone, or one of the recovery codes on their paper.</summary>
internal sealed class EnterCode(SignInManager<Account> signIn, ICallerSource callers, SiteKeys keys, GridworkDb db, TimeProvider clock)
{
    // Of a one-time code; a recovery code is longer.
    private const int Figures = 6;

    public sealed class Form
    {
        [Required, StringLength(40)]
        public string OneTimePassword { get; set; } = "";
    }

    public async Task<Result<Caller>> Run(Form form, CancellationToken ct)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return new NameFirst();
        }

        if (await keys.Open(ct) is { Ok: false, Problem: { } unreadable })
        {
            return unreadable;
        }

        var code = string.Concat(form.OneTimePassword.Where(char.IsLetterOrDigit));
        var result = code.Length == Figures
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await Recover(account, code, ct);
        return result switch
        {
            { Succeeded: true } => await callers.Of(account.Person, ct) is { } caller ? caller : Caller.Public,
            { IsLockedOut: true } => new LockedOut((int)signIn.Options.Lockout.DefaultLockoutTimeSpan.TotalMinutes),
            _ => new WrongCode(),
        };
    }

    private async Task<SignInResult> Recover(Account account, string code, CancellationToken ct)
    {
        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
        {
            var left = await signIn.UserManager.CountRecoveryCodesAsync(account);
            db.Trail(Caller.Public with { Id = account.Person, Name = account.Name }, "account.recovery-code", account.UserName!, area: null, $"{left}", clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }

        return result;
    }
}
