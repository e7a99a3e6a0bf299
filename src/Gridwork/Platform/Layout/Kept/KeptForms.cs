using System.Security.Cryptography;
using System.Text.Json;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Gridwork.Platform.Layout.Kept;

/// <summary>
/// Carries a form past the sign-in in the page itself, sealed for this site and for the form's own address: the server stores nothing,
/// and nobody else can write one.
/// </summary>
internal sealed class KeptForms(IDataProtectionProvider protection, CurrentSite site, TimeProvider clock)
{
    /// <summary>The field that the sealed form travels in.</summary>
    public const string Field = "gridwork-kept";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private sealed record Content(string Address, DateTimeOffset At, TypedForm Typed);

    private IDataProtector Seal => protection.CreateProtector("Gridwork.KeptForm", site.Value.Code);

    public string Keep(TypedForm typed, string address) =>
        WebEncoders.Base64UrlEncode(Seal.Protect(JsonSerializer.SerializeToUtf8Bytes(new Content(address, clock.GetUtcNow(), typed))));

    /// <summary>Null for what is not ours, was kept for another address, or too long ago.</summary>
    public TypedForm? Open(string? kept, string address)
    {
        if (string.IsNullOrEmpty(kept) || Read(kept) is not { } content || content.Address != address || content.At + Lifetime < clock.GetUtcNow())
        {
            return null;
        }

        // The session ended a second time, before the form was shown.
        return content.Typed.Fields is [{ Key: Field, Value: var inner }] ? Open(inner, address) : content.Typed;
    }

    private Content? Read(string kept)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(Seal.Unprotect(WebEncoders.Base64UrlDecode(kept)));
        }
        catch (Exception foreign) when (foreign is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }
}
