using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Platform.SignIn;

/// <summary>Name or password is wrong; which of the two is not said.</summary>
public sealed record WrongNameOrPassword() : Problem.Invalid("sign-in.wrong", "Name or password is wrong.");

public sealed record LockedOut(int Minutes) : Problem.Conflict("sign-in.locked", $"Five wrong passwords: wait {Minutes} minutes, or ask the administrator.");

internal sealed class SignInPerson(SignInManager<Account> signIn)
{
    public sealed class Form
    {
        [Required, StringLength(60)]
        public string Name { get; set; } = "";

        [Required, StringLength(100)]
        public string Password { get; set; } = "";
    }

    public async Task<Problem?> Run(Form form)
    {
        var result = await signIn.PasswordSignInAsync(form.Name.Trim(), form.Password, isPersistent: false, lockoutOnFailure: true);
        return result switch
        {
            { Succeeded: true } => null,
            { IsLockedOut: true } => new LockedOut((int)signIn.Options.Lockout.DefaultLockoutTimeSpan.TotalMinutes),
            _ => new WrongNameOrPassword(),
        };
    }
}
