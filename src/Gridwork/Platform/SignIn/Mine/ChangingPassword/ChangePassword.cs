using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.SignIn.Sessions;
using Gridwork.Platform.Trail;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Platform.SignIn.Mine.ChangingPassword;

public sealed record PasswordsDiffer() : Problem.Invalid("account.passwords-differ", "The two new passwords are not the same.");

public sealed record SamePassword() : Problem.Invalid("account.same-password", "The new password is the old one.");

public sealed record WeakPassword(int Least) : Problem.Invalid("account.weak-password", $"At least {Least} characters with small letters and figures, and not your sign-in name.");

/// <summary>A person's own new password; every other sign-in of theirs ends with the old one.</summary>
internal sealed class ChangePassword(UserManager<Account> accounts, Proof proof, GridworkDb db, KeepSessions sessions, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        [Required, StringLength(100)]
        public string CurrentPassword { get; set; } = "";

        [Required, StringLength(100)]
        public string NewPassword { get; set; } = "";

        [Required, StringLength(100)]
        public string SamePassword { get; set; } = "";
    }

    public async Task<Problem?> Run(Form form, Guid? here, CancellationToken ct)
    {
        if (form.NewPassword != form.SamePassword)
        {
            return new PasswordsDiffer();
        }

        var told = await proof.Of(caller.Id, form.CurrentPassword);
        return !told.Ok ? told.Problem
            : form.NewPassword == form.CurrentPassword ? new SamePassword()
            : form.NewPassword.Contains(told.Value.UserName!, StringComparison.OrdinalIgnoreCase) ? Weak
            : await db.InTransaction(stop => Change(told.Value, form, here, stop), ct);
    }

    private WeakPassword Weak => new(accounts.Options.Password.RequiredLength);

    private async Task<Problem?> Change(Account account, Form form, Guid? here, CancellationToken ct)
    {
        if (!(await accounts.ChangePasswordAsync(account, form.CurrentPassword, form.NewPassword)).Succeeded)
        {
            return Weak;
        }

        await sessions.EndOthers(account.Person, here, ct);
        db.Trail(caller, "account.password", account.UserName!, area: null, "", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return null;
    }
}
