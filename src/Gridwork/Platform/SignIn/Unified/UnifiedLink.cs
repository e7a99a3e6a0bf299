using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.Trail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Platform.SignIn.Unified;

public sealed record UnifiedTaken() : Problem.Conflict("unified.taken", "This account is linked to somebody already.");

public sealed record UnifiedTooLate() : Problem.Invalid("unified.too-late", "It is too long ago that the account was shown. Begin again.");

/// <summary>An account of the provider and one's own become one, by the owner's password; and part again.</summary>
internal sealed class UnifiedLink(UserManager<Account> accounts, Proof proof, IDataProtectionProvider protection, UnifiedSignIns all, Sites.CurrentSite site, GridworkDb db, Caller caller, TimeProvider clock)
{
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(10);

    public sealed class Form
    {
        /// <summary>What the provider said, sealed.</summary>
        [StringLength(4000)]
        public string? Given { get; set; }

        [Required, StringLength(100)]
        public string Password { get; set; } = "";
    }

    private ITimeLimitedDataProtector Sealing => protection.CreateProtector("unified", site.Value.Code, caller.Id.Value.ToString()).ToTimeLimitedDataProtector();

    /// <summary>For the caller only, and for ten minutes.</summary>
    public string Seal(EnterUnified.Came came) => Sealing.Protect($"{came.Issuer}\n{came.Subject}", Holds);

    public async Task<bool> IsLinked() => await Own() is { } account && await Login(account) is not null;

    public async Task<Problem?> Link(Form form)
    {
        var told = await proof.Of(caller.Id, form.Password);
        if (!told.Ok)
        {
            return told.Problem;
        }

        if (Opened(form.Given) is not [var issuer, var subject])
        {
            return new UnifiedTooLate();
        }

        if (await accounts.FindByLoginAsync(issuer, subject) is { } other)
        {
            return other.Id == told.Value.Id ? null : new UnifiedTaken();
        }

        db.Trail(caller, "account.unified-link", told.Value.UserName!, area: null, issuer, clock.GetUtcNow());
        if (await Login(told.Value) is { } before)
        {
            await accounts.RemoveLoginAsync(told.Value, before.LoginProvider, before.ProviderKey);
        }

        return (await accounts.AddLoginAsync(told.Value, new UserLoginInfo(issuer, subject, all.Of(site)!.Name))).Succeeded ? null : new UnifiedTaken();
    }

    public async Task<Problem?> Part(Form form)
    {
        var told = await proof.Of(caller.Id, form.Password);
        if (!told.Ok)
        {
            return told.Problem;
        }

        if (await Login(told.Value) is { } login)
        {
            db.Trail(caller, "account.unified-part", told.Value.UserName!, area: null, login.LoginProvider, clock.GetUtcNow());
            await accounts.RemoveLoginAsync(told.Value, login.LoginProvider, login.ProviderKey);
        }

        return null;
    }

    private Task<Account?> Own() => accounts.FindByIdAsync(caller.Id.Value.ToString());

    private async Task<UserLoginInfo?> Login(Account account) =>
        all.Of(site) is { } mine ? (await accounts.GetLoginsAsync(account)).FirstOrDefault(l => l.LoginProvider == mine.Issuer) : null;

    private string[] Opened(string? given)
    {
        try
        {
            return Sealing.Unprotect(given ?? "").Split('\n');
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
