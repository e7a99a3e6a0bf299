using Gridwork.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Platform.SignIn.SecondFactors;

public sealed record NoSuchAccount() : Problem.Missing("account.missing", "There is no such account.");

public sealed record WrongPassword() : Problem.Invalid("account.wrong-password", "This is not your password.");

/// <summary>Before an account's own locks are changed: whoever sits at an open desk is not yet its owner. Wrong tries count as at the sign-in.</summary>
internal sealed class Proof(SignInManager<Account> signIn)
{
    public async Task<Result<Account>> Of(PersonId person, string password)
    {
        if (await signIn.UserManager.FindByIdAsync(person.Value.ToString()) is not { } account)
        {
            return new NoSuchAccount();
        }

        var checkedSo = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        return checkedSo.Succeeded ? account
            : checkedSo.IsLockedOut ? new LockedOut((int)signIn.Options.Lockout.DefaultLockoutTimeSpan.TotalMinutes)
            : new WrongPassword();
    }
}
