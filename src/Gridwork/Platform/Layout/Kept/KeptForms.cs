using System.Security.Cryptography;
using System.Text.Json;
using Gridwork.Kernel;
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

    private sealed record Content(string Address, Guid? Of, DateTimeOffset At, TypedForm Typed);

    private IDataProtector Seal => protection.CreateProtector("Gridwork.KeptForm", site.Value.Code);

    /// <param name="of">Whose session had ended, where that is known; nobody else gets the form back.</param>
    public string Keep(TypedForm typed, string address, PersonId? of) =>
        WebEncoders.Base64UrlEncode(Seal.Protect(JsonSerializer.SerializeToUtf8Bytes(new Content(address, of?.Value, clock.GetUtcNow(), typed))));

    /// <summary>Null for what is not ours, was kept for another address or another person, or too long ago.</summary>
    public TypedForm? Open(string? kept, string address, PersonId by)
    {
        if (string.IsNullOrEmpty(kept) || Read(kept) is not { } content || content.Address != address || (content.Of ?? by.Value) != by.Value || content.At + Lifetime < clock.GetUtcNow())
        {
            return null;
        }

        // The session ended a second time, before the form was shown.
        return content.Typed.Fields is [{ Key: Field, Value: var inner }] ? Open(inner, address, by) : content.Typed;
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
