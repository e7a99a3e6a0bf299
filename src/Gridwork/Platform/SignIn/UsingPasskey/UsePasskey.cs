using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Platform.SignIn.UsingPasskey;

public sealed record PasskeyUnknown() : Problem.Invalid("sign-in.passkey-unknown", "This passkey opens no account here.");

/// <summary>A sign-in by the device alone: it has asked its owner for a finger, a face or a number, so it is two factors in one.</summary>
internal sealed class UsePasskey(SignInManager<Account> signIn, ICallerSource callers)
{
    public sealed class Form
    {
        [StringLength(20_000)]
        public string? Credential { get; set; }
    }

    public Task<string> Options() => signIn.MakePasskeyRequestOptionsAsync(user: null);

    public async Task<Result<Caller>> Run(Form form, CancellationToken ct)
    {
        if (await Answer(form.Credential!) is not { Succeeded: true } shown || !await signIn.CanSignInAsync(shown.User))
        {
            return new PasskeyUnknown();
        }

        if (await signIn.UserManager.IsLockedOutAsync(shown.User))
        {
            return new LockedOut((int)signIn.Options.Lockout.DefaultLockoutTimeSpan.TotalMinutes);
        }

        // How often the device has signed: one that was copied is found by it.
        if (!(await signIn.UserManager.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey)).Succeeded)
        {
            return new PasskeyUnknown();
        }

        await signIn.SignInAsync(shown.User, isPersistent: false);
        return await callers.Of(shown.User.Person, ct) is { } caller ? caller : Caller.Public;
    }

    private async Task<PasskeyAssertionResult<Account>?> Answer(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null; // so long after the page was opened that nothing is asked for any more
        }
    }
}
