using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.Trail;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Platform.SignIn.Mine.AddingPasskey;

public sealed record PasskeyNotTaken() : Problem.Invalid("account.passkey-not-taken", "The device's answer was not taken. Begin again.");

public sealed record TooManyPasskeys(int Most) : Problem.Conflict("account.too-many-passkeys", $"No more than {Most} passkeys.");

/// <summary>A passkey of one's own device or security key: the next sign-in needs neither password nor code.</summary>
internal sealed class AddPasskey(SignInManager<Account> signIn, Proof proof, GridworkDb db, Caller caller, TimeProvider clock)
{
    public const int Most = 5;

    public sealed class Form
    {
        [Required, StringLength(40)]
        public string Name { get; set; } = "";

        [Required, StringLength(100)]
        public string Password { get; set; } = "";

        /// <summary>What the device answered, written by the script.</summary>
        [StringLength(20_000)]
        public string? Credential { get; set; }
    }

    /// <summary>What the browser is asked for; null for who has no account.</summary>
    public async Task<string?> Options() => await signIn.UserManager.FindByIdAsync(caller.Id.Value.ToString()) is { } account
        ? await signIn.MakePasskeyCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.UserName!, DisplayName = account.Name })
        : null;

    public async Task<Problem?> Run(Form form)
    {
        var told = await proof.Of(caller.Id, form.Password);
        if (!told.Ok)
        {
            return told.Problem;
        }

        if ((await signIn.UserManager.GetPasskeysAsync(told.Value)).Count >= Most)
        {
            return new TooManyPasskeys(Most);
        }

        var made = await Answer(form.Credential);
        if (made is not { Succeeded: true } || made.UserEntity.Id != told.Value.Id.ToString())
        {
            return new PasskeyNotTaken();
        }

        made.Passkey.Name = form.Name.Trim();
        db.Trail(caller, "account.passkey-add", told.Value.UserName!, area: null, made.Passkey.Name, clock.GetUtcNow());
        return (await signIn.UserManager.AddOrUpdatePasskeyAsync(told.Value, made.Passkey)).Succeeded ? null : new PasskeyNotTaken();
    }

    private async Task<PasskeyAttestationResult?> Answer(string? credential)
    {
        try
        {
            return string.IsNullOrEmpty(credential) ? null : await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null; // so long after the page was opened that nothing is asked for any more
        }
    }
}
