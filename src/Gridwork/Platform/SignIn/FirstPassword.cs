using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Platform.SignIn;

public sealed record LinkWorn() : Problem.Forbidden("sign-in.link-worn", "This link was used before, is older than a week, or is not whole.");

public sealed record PasswordsDiffer() : Problem.Invalid("sign-in.passwords-differ", "The two are not the same.");

public sealed record PasswordWeak(int Length) : Problem.Invalid("sign-in.password-weak", $"At least {Length} characters, with a small letter and a figure among them.");

/// <summary>
/// A person sets their own password by a link that whoever opened their account hands to them: once, within a week. So nobody else
/// ever knows it. A new link ends the one before as soon as a password is set.
/// </summary>
internal sealed class FirstPassword(UserManager<Account> accounts, GridworkDb db, TimeProvider clock)
{
    public static readonly TimeSpan Holds = TimeSpan.FromDays(7);

    public sealed class Form
    {
        [Required, StringLength(100)]
        public string? Password { get; set; }

        [Required, StringLength(100)]
        public string? PasswordAgain { get; set; }
    }

    /// <summary>The address below the site's own, with the key in it.</summary>
    public async Task<string> LinkOf(Account account) => "/sign-in/first" + new QueryBuilder
    {
        { "user", account.UserName! }, { "key", await accounts.GeneratePasswordResetTokenAsync(account) },
    };

    public async Task<Problem?> Run(string? user, string? key, Form form, CancellationToken ct)
    {
        if (form.Password != form.PasswordAgain)
        {
            return new PasswordsDiffer();
        }

        if (string.IsNullOrEmpty(user) || string.IsNullOrEmpty(key) || await accounts.FindByNameAsync(user) is not { ClosedAt: null } account)
        {
            return new LinkWorn();
        }

        return await db.InTransaction(async stop =>
        {
            var set = await accounts.ResetPasswordAsync(account, key, form.Password!);
            if (!set.Succeeded)
            {
                return set.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.InvalidToken)) ? new LinkWorn() : (Problem)new PasswordWeak(accounts.Options.Password.RequiredLength);
            }

            db.Trail(Caller.Public with { Id = account.Person, Name = account.Name }, "accounts.first-password", account.UserName!, area: null, "", clock.GetUtcNow());
            await db.SaveChangesAsync(stop);
            return null;
        }, ct);
    }
}
