using System.ComponentModel.DataAnnotations;
using Gridwork.Platform.Sites;

namespace Gridwork.Platform.SignIn.Unified;

/// <summary>One site's unified sign-in: the county's or the province's own OpenID provider. Section <c>Unified:CODE</c> of the settings.</summary>
public sealed class UnifiedSignIn
{
    /// <summary>Its address, for example <c>https://id.example.gov.cn</c>; what stands at <c>/.well-known/openid-configuration</c> beneath it is read.</summary>
    [Required]
    public string Issuer { get; init; } = "";

    [Required]
    public string Client { get; init; } = "";

    /// <summary>Empty for a client that is known by its code challenge alone.</summary>
    public string? Secret { get; init; }

    /// <summary>As the people of the office call it.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <exception cref="InvalidOperationException">It lacks something, or would send the secret in the open.</exception>
    public void Check(string code)
    {
        Validator.ValidateObject(this, new ValidationContext(this), validateAllProperties: true);
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out var issuer) || (issuer.Scheme != Uri.UriSchemeHttps && !issuer.IsLoopback))
        {
            throw new InvalidOperationException($"Unified:{code}:Issuer must be an address that begins with https://.");
        }
    }
}

/// <summary>Which sites have one.</summary>
public sealed class UnifiedSignIns(IReadOnlyDictionary<string, UnifiedSignIn> all)
{
    public IReadOnlyDictionary<string, UnifiedSignIn> All => all;

    public UnifiedSignIn? Of(CurrentSite site) => site.Chosen ? all.GetValueOrDefault(site.Value.Code) : null;
}
