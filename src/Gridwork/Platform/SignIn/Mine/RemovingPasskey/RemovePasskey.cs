using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Gridwork.Platform.SignIn.Mine.RemovingPasskey;

public sealed record NoSuchPasskey() : Problem.Missing("account.passkey-missing", "There is no such passkey.");

/// <summary>A lost device opens nothing any more.</summary>
internal sealed class RemovePasskey(UserManager<Account> accounts, Proof proof, GridworkDb db, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        [Required, StringLength(100)]
        public string Password { get; set; } = "";
    }

    /// <summary>Null for what is not the caller's.</summary>
    public async Task<UserPasskeyInfo?> Find(string key) =>
        await accounts.FindByIdAsync(caller.Id.Value.ToString()) is { } account
            ? (await accounts.GetPasskeysAsync(account)).FirstOrDefault(p => WebEncoders.Base64UrlEncode(p.CredentialId) == key)
            : null;

    public async Task<Problem?> Run(string key, Form form)
    {
        var told = await proof.Of(caller.Id, form.Password);
        if (!told.Ok)
        {
            return told.Problem;
        }

        if (await Find(key) is not { } passkey)
        {
            return new NoSuchPasskey();
        }

        db.Trail(caller, "account.passkey-remove", told.Value.UserName!, area: null, passkey.Name ?? "", clock.GetUtcNow());
        await accounts.RemovePasskeyAsync(told.Value, passkey.CredentialId);
        return null;
    }
}
