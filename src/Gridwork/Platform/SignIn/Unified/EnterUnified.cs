using Gridwork.Kernel;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using OpenIddict.Client.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Gridwork.Platform.SignIn.Unified;

public sealed record UnifiedRefused(string Name) : Problem.Invalid("unified.refused", $"{Name} did not say who you are.");

public sealed record UnifiedUnknown(string Name) : Problem.Invalid("unified.unknown", $"Nobody here is known by this account of {Name}.");

/// <summary>Who came back from the provider. An account is never made by it: its owner has linked the two before.</summary>
internal sealed partial class EnterUnified(SignInManager<Account> signIn, ICallerSource callers, UnifiedSignIns all, Sites.CurrentSite site, ILogger<EnterUnified> log)
{
    // Without one the page that began it would be gone back to, and begin again.
    private const string Nowhere = "/";

    /// <summary>What was asked before the provider's page: who wanted to link an account.</summary>
    public const string LinkOf = "gridwork.link-of";

    /// <param name="Linking">Whose account is to be linked; null for a sign-in.</param>
    public sealed record Came(string Issuer, string Subject, string? Linking, string? ReturnUrl);

    /// <summary>Null where the answer is not one to what this browser was sent away with.</summary>
    public async Task<Came?> Read(HttpContext http)
    {
        if (http.GetOpenIddictClientResponse() is { Error: { Length: > 0 } error } response)
        {
            NotTold(log, site.Value.Code, error, response.ErrorDescription);
            return null;
        }

        var result = await http.AuthenticateAsync(OpenIddictClientAspNetCoreDefaults.AuthenticationScheme);
        return result is { Succeeded: true, Principal: { } person, Properties: { } properties } && all.Of(site) is { } mine
            && person.GetClaim(Claims.Private.RegistrationId) == site.Value.Code && person.GetClaim(Claims.Subject) is { Length: > 0 } subject
            ? new Came(mine.Issuer, subject, properties.Items.TryGetValue(LinkOf, out var linking) ? linking : null, properties.RedirectUri is Nowhere ? null : properties.RedirectUri)
            : null;
    }

    public AuthenticationProperties Leave(string? returnUrl, string? linking)
    {
        var properties = new AuthenticationProperties { RedirectUri = returnUrl ?? Nowhere };
        properties.Items[OpenIddictClientAspNetCoreConstants.Properties.RegistrationId] = site.Value.Code;
        if (linking is not null)
        {
            properties.Items[LinkOf] = linking;
        }

        return properties;
    }

    /// <summary>The provider's word is the first factor: whoever has a second one here is asked for it still.</summary>
    public async Task<Result<SignInPerson.Step>> Run(Came came)
    {
        var name = all.Of(site)!.Name;
        var result = await signIn.ExternalLoginSignInAsync(came.Issuer, came.Subject, isPersistent: false, bypassTwoFactor: false);
        return result switch
        {
            { Succeeded: true } => new SignInPerson.Step(await Who(came)),
            { RequiresTwoFactor: true } => new SignInPerson.Step(Who: null),
            { IsLockedOut: true } => new LockedOut((int)signIn.Options.Lockout.DefaultLockoutTimeSpan.TotalMinutes),
            _ => new UnifiedUnknown(name),
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The unified sign-in of site {Site} failed: {Error} {Says}")]
    private static partial void NotTold(ILogger log, string site, string error, string? says);

    private async Task<Caller> Who(Came came) =>
        await signIn.UserManager.FindByLoginAsync(came.Issuer, came.Subject) is { } account && await callers.Of(account.Person, CancellationToken.None) is { } caller ? caller : Caller.Public;
}
