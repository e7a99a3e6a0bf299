using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Platform.SignIn;

/// <summary>Name or password is wrong; which of the two is not said.</summary>
public sealed record WrongNameOrPassword() : Problem.Invalid("sign-in.wrong", "Name or password is wrong.");

public sealed record LockedOut(int Minutes) : Problem.Conflict("sign-in.locked", $"Five wrong passwords: wait {Minutes} minutes, or ask the administrator.");

internal sealed class SignInPerson(SignInManager<Account> signIn, ICallerSource callers)
{
    public sealed class Form
    {
        [Required, StringLength(60)]
        public string Name { get; set; } = "";

        [Required, StringLength(100)]
        public string Password { get; set; } = "";
    }

    /// <summary>Who has signed in and what they may do, so that the page knows where their work begins; nobody while the second step is missing.</summary>
    public sealed record Step(Caller? Who);

    public async Task<Result<Step>> Run(Form form, CancellationToken ct)
    {
        var result = await signIn.PasswordSignInAsync(form.Name.Trim(), form.Password, isPersistent: false, lockoutOnFailure: true);
        return result switch
        {
            { Succeeded: true } => new Step(await Who(form.Name.Trim(), ct)),
            { RequiresTwoFactor: true } => new Step(Who: null),
            { IsLockedOut: true } => new LockedOut((int)signIn.Options.Lockout.DefaultLockoutTimeSpan.TotalMinutes),
            _ => new WrongNameOrPassword(),
        };
    }

    private async Task<Caller> Who(string name, CancellationToken ct) =>
        await signIn.UserManager.FindByNameAsync(name) is { } account && await callers.Of(account.Person, ct) is { } caller ? caller : Caller.Public;
}
